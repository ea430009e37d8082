using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>A PATCH of a group, split into what happens to its document and what happens to its member rows.</summary>
/// <param name="Group">the document after the operations; the very same object when they change nothing in it</param>
/// <param name="Changes">in the order in which they take effect; neighbours of one kind are put together, unless each has to find somebody</param>
public sealed record GroupPatch(ScimResource Group, IReadOnlyList<MemberChange> Changes)
{
    /// <summary>Applies the operations to the document and collects what they say about members.</summary>
    /// <param name="group">as stored, with its <c>id</c> and without <c>members</c></param>
    /// <param name="operations">in the order in which they take effect</param>
    /// <param name="profile">the deviations that are understood</param>
    /// <param name="cancellationToken">ends it between two steps, and within a list of values</param>
    /// <exception cref="ScimFault">an operation cannot be done; whether the members exist is not known here</exception>
    public static GroupPatch Apply(
        ScimResource group, IReadOnlyList<PatchOperation> operations, CompatibilityProfile profile, CancellationToken cancellationToken = default)
    {
        var changes = new List<MemberChange>();
        var values = ValueReader.OfPatches(profile, cancellationToken);
        var patched = PatchEngine.Apply(group, operations, profile, IsTaken, cancellationToken);
        return new GroupPatch(patched, profile.AllowsAbsentTargets ? Joined(changes) : changes);

        bool IsTaken(PatchStep step)
        {
            var isOfMembers = step.Target is { Extension: null, Attribute.Name: "members" };
            if (isOfMembers && Change(step, values) is { } change)
            {
                changes.Add(change);
            }

            return isOfMembers;
        }
    }

    private static MemberChange? Change(PatchStep step, ValueReader values)
    {
        if (step.Target.Sub is not null || (step.Target.Filter is not null && step.Verb != PatchVerb.Remove))
        {
            throw new ScimFault(ScimType.Mutability, "'members' can be added and removed, but what they are is immutable.");
        }

        if (step.Verb == PatchVerb.Remove)
        {
            return step.Target.Filter is null ? new MemberChange.RemoveAll() : Removal(MemberFilter.Comparable(step.Target.Filter));
        }

        var ids = MemberIds.Of(values.Read(step.Target.Attribute, Assign.AsList(step.Target.Attribute, step.Value), "members"));
        return step.Verb == PatchVerb.Add
            ? ids.Count == 0 ? null : new MemberChange.Add(ids)
            : ids.Count == 0 ? new MemberChange.RemoveAll() : new MemberChange.Replace(ids);
    }

    private static MemberChange Removal(BoundFilter filter) =>
        MemberFilter.Exactly(filter) is { } ids ? new MemberChange.Remove([.. ids]) : new MemberChange.RemoveWhere(filter, MemberFilter.Among(filter));

    // One change for a run of additions or of removals, so that a client's list of operations costs no more than its list of values.
    private static List<MemberChange> Joined(List<MemberChange> changes)
    {
        var joined = new List<MemberChange>();
        for (var start = 0; start < changes.Count;)
        {
            var kind = changes[start].GetType();
            var run = changes.Skip(start).TakeWhile(change => change.GetType() == kind).ToList();
            joined.AddRange(run[0] switch
            {
                MemberChange.Add =>
                    [new MemberChange.Add([.. run.Cast<MemberChange.Add>().SelectMany(add => add.Ids).Distinct()])],
                MemberChange.Remove => [new MemberChange.Remove([.. run.Cast<MemberChange.Remove>().SelectMany(remove => remove.Ids).Distinct()])],
                _ => run,
            });
            start += run.Count;
        }

        return joined;
    }
}
