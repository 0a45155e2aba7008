return await Muster.Hosting.MusterProgram.RunAsync(args);
