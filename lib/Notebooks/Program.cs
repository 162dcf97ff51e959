using Notebooks;

if (args is ["worker", var pipeName])
    return await Worker.RunAsync(pipeName);
Console.Error.WriteLine("This is the worker of the notebook kernel; programs that use the kernel start it by themselves.");
return 2;
