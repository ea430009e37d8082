namespace ScimPlatform.Infrastructure.Persistence.Statements;

/// <summary>
/// The rows of an entity type that a fixed condition finds, to be changed. They are asked for with every write, where composing the query
/// each time would cost more than answering it.
/// </summary>
/// <typeparam name="T">an entity type of the model</typeparam>
/// <param name="Condition">
/// what stands after WHERE, up to the end, an order and <see cref="Statement.Page"/> included; names stand in brackets, which both
/// providers take
/// </param>
/// <param name="Parameters">the names of its parameters, without <c>@</c>, in the order in which values are given</param>
public sealed record TrackedRows<T>(string Condition, params string[] Parameters)
    where T : class;
