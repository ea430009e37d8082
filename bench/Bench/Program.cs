using ScimPlatform.Bench;

return await BenchCommand.Make(async (options, _) => await new Bench(options, Console.Out).RunAsync()).Parse(args).InvokeAsync();
