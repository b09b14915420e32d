namespace AudioSessions.Benchmarks.Rows;

/// <summary>The hand-written code does not do what the spec says: a comparison of their speeds would mean nothing.</summary>
internal sealed class Difference(string message) : Exception(message);
