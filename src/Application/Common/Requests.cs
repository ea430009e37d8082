using MediatR;

namespace ScimPlatform.Application.Common;

/// <summary>A use case that changes something.</summary>
public interface ICommand<out TResponse> : IRequest<TResponse>;

/// <summary>A use case that changes nothing.</summary>
public interface IQuery<out TResponse> : IRequest<TResponse>;

/// <summary>A command that can simply be done again, from reading on, when another writer was faster.</summary>
public interface IRepeatable
{
    /// <summary>The id of what such commands would race for on one node, so that they take <see cref="ITurns"/>; null where they seldom meet.</summary>
    object? Contended => null;

    /// <summary>Whether it reads and writes few rows, by their ids.</summary>
    bool IsBrief => false;
}
