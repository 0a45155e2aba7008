using System.Linq.Expressions;

namespace Muster.Benchmarks.Tags;

/// <summary>The filter of five terms by other means.</summary>
internal static class Judge
{
    /// <summary>As a back end writes it.</summary>
    public static bool ByLinq(string[] tags) =>
        Filters.FiveWanted.All(tags.Contains) && !Filters.FiveUnwanted.Any(tags.Contains);

    /// <summary>Code made at run time, as query providers make it.</summary>
    public static Func<string[], bool> Compile()
    {
        var tags = Expression.Parameter(typeof(string[]));
        var wanted = Filters.FiveWanted.Select(Carried);
        var unwanted = Filters.FiveUnwanted.Select(tag => (Expression)Expression.Not(Carried(tag)));
        return Expression.Lambda<Func<string[], bool>>(wanted.Concat(unwanted).Aggregate(Expression.AndAlso), tags).Compile();

        Expression Carried(string tag) => Expression.GreaterThanOrEqual(
            Expression.Call(typeof(Array), nameof(Array.IndexOf), [typeof(string)], tags, Expression.Constant(tag)),
            Expression.Constant(0));
    }
}
