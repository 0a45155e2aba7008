return await Muster.LocalCluster.ClusterProgram.RunAsync(args);
