"""The shelf: schema, migrations, views, and the one writer. SQL lives here and nowhere else."""
