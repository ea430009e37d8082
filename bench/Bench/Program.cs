using ScimPlatform.Bench;
using ScimPlatform.Bench.Crash;
using ScimPlatform.Bench.Storm;

return await BenchCommand.Make(async (options, _) => options.Crashes > 0
    ? await new CrashTest(options.Crashes, Console.Out).RunAsync()
    : options.Storm ? await new StormTest(options, Console.Out).RunAsync()
    : options.Flood ? await new FloodTest(options.Slice, options.Rounds, Console.Out).RunAsync()
    : await new Bench(options, Console.Out).RunAsync()).Parse(args).InvokeAsync();
