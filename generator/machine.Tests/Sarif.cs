using System.Text.Json;

namespace StateMachine.Tool.Tests;

/// <summary>
/// The constraints of the schema of SARIF 2.1.0 that our logs could break: what is required, what has a closed set of values, what a number must be,
/// and that nothing has a property that the schema does not know.
/// </summary>
internal static class Sarif
{
    public static void Validate(JsonElement log)
    {
        Known(log, "$schema", "version", "runs");
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        foreach (var run in log.GetProperty("runs").EnumerateArray())
        {
            Known(run, "tool", "columnKind", "results");
            Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
            var driver = run.GetProperty("tool").GetProperty("driver");
            Known(driver, "name", "semanticVersion", "rules");
            Assert.NotEmpty(driver.GetProperty("name").GetString()!);
            var rules = driver.GetProperty("rules").EnumerateArray().ToList();
            rules.ForEach(Rule);
            Assert.Equal(rules.Count, rules.Select(r => r.GetProperty("id").GetString()).Distinct().Count());
            foreach (var result in run.GetProperty("results").EnumerateArray())
            {
                Result(result, rules);
            }
        }
    }

    private static void Rule(JsonElement rule)
    {
        Known(rule, "id", "shortDescription", "fullDescription", "help");
        Assert.Matches(@"^SM\d{4}$", rule.GetProperty("id").GetString());
        foreach (var text in new[] { "shortDescription", "fullDescription", "help" })
        {
            Known(rule.GetProperty(text), "text", "markdown");
            Assert.NotEmpty(rule.GetProperty(text).GetProperty("text").GetString()!);
        }
    }

    private static void Result(JsonElement result, List<JsonElement> rules)
    {
        Known(result, "ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations");
        Assert.Contains(result.GetProperty("level").GetString(), new[] { "none", "note", "warning", "error" });
        Assert.Equal(rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
        Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
        foreach (var location in result.GetProperty("locations").EnumerateArray())
        {
            Known(location, "physicalLocation");
            Place(location.GetProperty("physicalLocation"));
        }

        if (result.TryGetProperty("relatedLocations", out var related))
        {
            foreach (var location in related.EnumerateArray())
            {
                Known(location, "id", "physicalLocation", "message");
                Assert.True(location.GetProperty("id").GetInt32() >= 0);
                Place(location.GetProperty("physicalLocation"));
            }
        }
    }

    private static void Place(JsonElement place)
    {
        Known(place, "artifactLocation", "region");
        var artifact = place.GetProperty("artifactLocation");
        Known(artifact, "uri", "uriBaseId");
        var uri = artifact.GetProperty("uri").GetString()!;
        Assert.True(Uri.IsWellFormedUriString(uri, UriKind.RelativeOrAbsolute), uri);
        Assert.Equal(artifact.TryGetProperty("uriBaseId", out _), !Uri.IsWellFormedUriString(uri, UriKind.Absolute));
        var region = place.GetProperty("region");
        Known(region, "startLine", "startColumn", "endLine", "endColumn");
        var (line, column, endLine, endColumn) = (Number(region, "startLine"), Number(region, "startColumn"), Number(region, "endLine"), Number(region, "endColumn"));
        Assert.True(endLine > line || (endLine == line && endColumn >= column));
    }

    private static int Number(JsonElement region, string name)
    {
        var number = region.GetProperty(name).GetInt32();
        Assert.True(number >= 1, $"{name} counts from 1");
        return number;
    }

    private static void Known(JsonElement element, params string[] names) => Assert.All(element.EnumerateObject(), p => Assert.Contains(p.Name, names));
}
