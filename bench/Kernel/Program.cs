using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ScimPlatform.Kernel;

// dotnet run -c Release --project bench/Kernel -- --filter '*'
// In this process: a project that is made on the fly would not find the repository's packages and rules.
var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(FilterBenchmarks).Assembly).Run(args, config);
