using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using YamlDotNet.RepresentationModel;

namespace ScimPlatform.WebApi.FunctionalTests.Deployment;

/// <summary>What the manifests must have: pods that may do little, probes that lead somewhere, settings that exist, selectors that meet.</summary>
internal sealed class KubernetesTests
{
    private const string Folder = "deploy/kubernetes";
    private const string Server = "server";
    private static readonly YamlMappingNode Deployment = Read("deployment.yaml");
    private static readonly YamlMappingNode Job = Read("migrate-job.yaml");

    private static IEnumerable<TestCaseData> Pods =>
    [
        new TestCaseData(Deployment.At("spec", "template")).SetArgDisplayNames("the server"),
        new TestCaseData(Job.At("spec", "template")).SetArgDisplayNames("the migrations"),
    ];

    private static YamlNode Container => Deployment.At("spec", "template", "spec", "containers", "0")!;

    [Test]
    public void Customization_NamesEveryManifestButTheExampleOfASecret()
    {
        var files = Directory.GetFiles(RepositoryFiles.PathOf(Folder)).Select(Path.GetFileName);

        Assert.That(Read("kustomization.yaml").At("resources").Texts(), Is.EquivalentTo(files.Except(["kustomization.yaml", "secret.example.yaml"])));
    }

    [TestCaseSource(nameof(Pods))]
    public void Pod_OfAManifest_MayDoLittle(YamlNode template)
    {
        var (pod, container) = (template.At("spec")!, template.At("spec", "containers", "0")!);

        Assert.That(pod.Text("automountServiceAccountToken"), Is.EqualTo("false"));
        Assert.That(pod.Text("securityContext", "runAsNonRoot"), Is.EqualTo("true"));
        Assert.That(pod.Text("securityContext", "runAsUser"), Is.EqualTo("1654"));
        Assert.That(pod.Text("securityContext", "seccompProfile", "type"), Is.EqualTo("RuntimeDefault"));
        Assert.That(container.Text("securityContext", "readOnlyRootFilesystem"), Is.EqualTo("true"));
        Assert.That(container.Text("securityContext", "allowPrivilegeEscalation"), Is.EqualTo("false"));
        Assert.That(container.At("securityContext", "capabilities", "drop").Texts(), Is.EqualTo(new[] { "ALL" }));
    }

    [TestCaseSource(nameof(Pods))]
    public void Pod_OfAManifest_WritesToItsVolumesAlone(YamlNode template)
    {
        var mounts = template.Nodes("spec", "containers", "0", "volumeMounts").Select(mount => mount.Text("mountPath"));
        var volumes = template.Nodes("spec", "volumes").Select(volume => volume.Keys()[1]);

        Assert.That(mounts, Is.EqualTo(new[] { "/data", "/tmp" }));
        Assert.That(volumes, Is.All.EqualTo("emptyDir"));
    }

    [Test]
    public void Migrations_RunTheSameImageAsTheServer()
    {
        Assert.That(Job.Text("spec", "template", "spec", "containers", "0", "image"), Is.EqualTo(Container.Text("image")));
        Assert.That(Job.At("spec", "template", "spec", "containers", "0", "args").Texts(), Is.EqualTo(new[] { "migrate" }));
        Assert.That(Job.Text("spec", "template", "spec", "restartPolicy"), Is.EqualTo("Never"));
    }

    [TestCase("startupProbe")]
    [TestCase("livenessProbe")]
    [TestCase("readinessProbe")]
    public async Task Probe_OfTheServer_LeadsToAnAnswer(string probe)
    {
        await using var app = await TestServerApp.StartAsync();

        var answer = await app.As(null).GetAsync(Container.Text(probe, "httpGet", "path")!);

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(Container.Text(probe, "httpGet", "port"), Is.EqualTo("http"));
        Assert.That(Container.Text("ports", "0", "name"), Is.EqualTo("http"));
    }

    [Test]
    public void Settings_OfTheManifests_Exist()
    {
        var names = Read("configmap.yaml").At("data").Keys().Concat(Read("secret.example.yaml").At("stringData").Keys()).ToList();

        Assert.That(names, Has.Count.GreaterThan(7));
        Assert.That(EnvironmentNames.Unknown(names), Is.Empty);
        Assert.That(Container.Text("envFrom", "0", "configMapRef", "name"), Is.EqualTo(Read("configmap.yaml").Text("metadata", "name")));
        Assert.That(Container.Text("envFrom", "1", "secretRef", "name"), Is.EqualTo(Read("secret.example.yaml").Text("metadata", "name")));
    }

    [Test]
    public void Metrics_OfTheServer_AreOnThePortThatIsOpenToPrometheus()
    {
        var port = Read("configmap.yaml").Text("data", $"Telemetry__{nameof(TelemetrySettings.PrometheusPort)}");

        Assert.That(Container.Text("ports", "1", "containerPort"), Is.EqualTo(port));
        Assert.That(Deployment.Text("spec", "template", "metadata", "annotations", "prometheus.io/port"), Is.EqualTo(port));
        Assert.That(Read("network-policy.yaml").Text("spec", "ingress", "1", "ports", "0", "port"), Is.EqualTo(port));
        Assert.That(Read("network-policy.yaml").Text("spec", "ingress", "0", "ports", "0", "port"), Is.EqualTo(Container.Text("ports", "0", "containerPort")));
    }

    [Test]
    public void Selectors_OfServiceAndBudget_MeetTheServerAndNotTheMigrations()
    {
        var labels = Labels(Deployment.At("spec", "template", "metadata", "labels")!);

        Assert.That(Labels(Deployment.At("spec", "selector", "matchLabels")!), Is.EqualTo(labels));
        Assert.That(Labels(Read("service.yaml").At("spec", "selector")!), Is.EqualTo(labels));
        Assert.That(Labels(Read("disruption-budget.yaml").At("spec", "selector", "matchLabels")!), Is.EqualTo(labels));
        Assert.That(Labels(Job.At("spec", "template", "metadata", "labels")!), Is.Not.EqualTo(labels));
        Assert.That(labels, Has.Member($"app.kubernetes.io/component={Server}"));
    }

    [Test]
    public void Disruptions_OfTwoServers_LeaveOne()
    {
        Assert.That(Deployment.Text("spec", "replicas"), Is.EqualTo("2"));
        Assert.That(Read("disruption-budget.yaml").Text("spec", "minAvailable"), Is.EqualTo("1"));
        Assert.That(Deployment.Text("spec", "strategy", "rollingUpdate", "maxUnavailable"), Is.EqualTo("0"));
    }

    private static YamlMappingNode Read(string name) => YamlFile.Read($"{Folder}/{name}");

    private static IEnumerable<string> Labels(YamlNode labels) => labels.Keys().Select(key => $"{key}={labels.Text(key)}");
}
