using AudioSessions.Player.Picture;

namespace AudioSessions.Tests.Picture;

/// <summary>Labels are moved apart, and no further than it takes.</summary>
public class LabelSpreadTests
{
    [Fact]
    public void Labels_that_are_apart_stay_where_they_are() => Assert.Equal([10, 30, 80], Spread([10, 30, 80], [100, 100, 100]));

    [Fact]
    public void Labels_of_one_place_are_spread_around_it() => Assert.Equal([30, 50, 70], Spread([50, 50, 50], [100, 100, 100]));

    [Fact]
    public void Labels_move_away_from_the_limits() =>
        Assert.Equal([0, 20, 70, 90], Spread([0, 0, 95, 95], [100, 100, 100, 90]));

    [Fact]
    public void Too_little_room_gives_no_places() => Assert.Null(LabelSpread.Spread([1, 2, 3], [39, 39, 39], 0, 20));

    [Fact]
    public void Places_keep_order_spacing_and_limits()
    {
        var random = new Random(7);
        for (var run = 0; run < 500; run++)
        {
            var wanted = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.NextDouble() * 100).Order().ToArray();
            var most = wanted.Select(_ => 60 + random.NextDouble() * 60).ToArray();
            if (LabelSpread.Spread(wanted, most, -10, 6) is not { } places)
            {
                Assert.True((wanted.Length - 1) * 6 - 10 > most.Min(), "There was room for all.");
                continue;
            }

            Assert.All(places.Index(), place => Assert.InRange(place.Item, -10 - 1e-9, most[place.Index] + 1e-9));
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 6 - 1e-9));
        }
    }

    private static double[] Spread(double[] wanted, double[] most)
    {
        var places = LabelSpread.Spread(wanted, most, 0, 20);
        Assert.NotNull(places);
        return places;
    }
}
