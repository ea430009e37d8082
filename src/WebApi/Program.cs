return await ScimPlatform.WebApi.Hosting.Commands.RunAsync(args);
