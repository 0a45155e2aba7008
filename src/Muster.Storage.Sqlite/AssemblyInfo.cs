using Muster.Storage.Sqlite;

[assembly: RegisterProvider("Sqlite", "GrainStorage", "Silo", typeof(SqliteGrainStorageProviderBuilder))]
[assembly: RegisterProvider("Sqlite", "Reminders", "Silo", typeof(SqliteReminderProviderBuilder))]
