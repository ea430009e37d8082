return await ScimPlatform.WebApi.Commands.CommandLine.RunAsync(args);
