namespace NeuralNet;

/// <summary>
/// Who writes a run holds its lock: a file opened for nobody else. The system gives it back when the process ends, however it
/// ends, so that a lock never outlives its holder and no time has to be guessed. The file itself stays: deleting it would let
/// two processes hold two files of one name.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private const string FileName = ".lock";
    private const int Tries = 20;
    private const int SharingViolation = unchecked((int)0x80070020), LockViolation = unchecked((int)0x80070021);
    private const int LinuxWouldBlock = 11, MacWouldBlock = 35;

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a folder, or returns null when somebody else holds it.</summary>
    public static RunLock? TryTake(string folder)
    {
        var path = Path.Combine(folder, FileName);
        for (var i = 0; i < Tries; i++)
        {
            try
            {
                return new RunLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
            }
            catch (IOException e) when (IsHeldByAnother(e))
            {
                // Perhaps by a reader that looks whether the writer lives, for some microseconds.
                Thread.Sleep(1);
            }
        }
        return null;
    }

    /// <summary>Whether somebody holds the lock of a folder.</summary>
    public static bool IsHeld(string folder)
    {
        try
        {
            // Readers do not disturb each other.
            using var file = new FileStream(
                Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            return true;
        }
    }

    public void Dispose() => _file.Dispose();

    private static bool IsHeldByAnother(IOException error) =>
        error.HResult is SharingViolation or LockViolation or LinuxWouldBlock or MacWouldBlock;
}
