namespace Muster.Dispatch;

/// <summary>Paths of the sockets of one router process. New for each: a socket file outlives its process.</summary>
/// <param name="Agent">Where the router asks the agent.</param>
/// <param name="Http">Where the router takes requests.</param>
/// <param name="Admin">Where the agent speaks to the router.</param>
internal sealed record RouterSockets(string Agent, string Http, string Admin)
{
    public static RouterSockets For(WorkingDirectory directory, int generation) => new(
        directory["agent.sock"], directory[$"http-{generation}.sock"], directory[$"admin-{generation}.sock"]);
}
