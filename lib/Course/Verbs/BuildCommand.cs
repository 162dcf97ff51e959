using System.CommandLine;

namespace Course;

/// <summary><c>./course build</c>: what the script has done by the time this runs.</summary>
internal static class BuildCommand
{
    public static Command Create()
    {
        var command = new Command("build", "Build the course if its sources changed (the script does it by itself before every verb).");
        command.SetAction(_ =>
        {
            var libraries = Directory.GetFiles(Repository.Path("lib", "bin"), "*.dll").Select(System.IO.Path.GetFileName).Order();
            Terminal.Line($"Built. Notebooks reference {string.Join(", ", libraries)} in lib/bin.");
            return ExitCode.Done;
        });
        return command;
    }
}
