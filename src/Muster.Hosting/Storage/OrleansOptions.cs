using System.ComponentModel;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Muster.Hosting;

/// <summary>
/// Options of Orleans' that it does not read from configuration itself. Binding passes over what it does not know, and code that
/// runs later may set a property again: both would leave a silo that fails over in a minute where its operator wrote a second.
/// </summary>
internal static class OrleansOptions
{
    /// <summary>Binds a section, and checks when the host starts that its values are the ones in force.</summary>
    /// <exception cref="StartupException">A key is no property, or a value does not fit.</exception>
    public static void BindOptions<TOptions>(this IServiceCollection services, IConfigurationSection section)
        where TOptions : class
    {
        var expected = new List<(string Path, PropertyDescriptor Property, object? Value)>();
        var mistakes = new List<string>();
        var properties = TypeDescriptor.GetProperties(typeof(TOptions));
        foreach (var child in section.GetChildren())
        {
            if (properties.Find(child.Key, ignoreCase: true) is not { IsReadOnly: false } property)
            {
                mistakes.Add($"{child.Path}: expected a property of {typeof(TOptions).Name}.");
            }
            else if (!TryConvert(property, child.Value ?? "", out var value))
            {
                mistakes.Add($"{child.Path}: expected a {property.PropertyType.Name}, found '{child.Value}'.");
            }
            else
            {
                expected.Add((child.Path, property, value));
            }
        }

        if (mistakes.Count > 0)
        {
            throw new StartupException(string.Join(Environment.NewLine, mistakes));
        }

        var bound = services.AddOptions<TOptions>().Bind(section);
        foreach (var (path, property, value) in expected)
        {
            bound.Validate(
                options => Equals(property.GetValue(options), value),
                $"{path}: '{value}' is configured and is not in force: something else sets {typeof(TOptions).Name}.{property.Name}.");
        }

        bound.ValidateOnStart();
    }

    private static bool TryConvert(PropertyDescriptor property, string text, out object? value)
    {
        try
        {
            value = property.Converter.ConvertFromString(context: null, CultureInfo.InvariantCulture, text);
            return true;
        }
#pragma warning disable CA1031 // Converters throw what they like; all of it says that the text does not fit.
        catch (Exception)
#pragma warning restore CA1031
        {
            value = null;
            return false;
        }
    }
}
