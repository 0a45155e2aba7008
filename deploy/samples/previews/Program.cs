using Muster.Client;
using Previews;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMusterClient(builder.Configuration.GetSection("Muster").Bind);
builder.Services.AddTransient(services => services.GetRequiredService<MusterClient>().Namespace("customers"));

var app = builder.Build();
app.MapPreviews();
await app.RunAsync();
