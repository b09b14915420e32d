using AudioSessions.Explore;

return ExploreCommand.Run(args, Console.Out, Console.Error);
