using Notebooks;

if (args is ["worker", var pipeName])
    return await Worker.RunAsync(pipeName);
Console.Error.WriteLine("This is the worker of the notebook kernel; the course starts it by itself (./course start, ./course run).");
return 2;
