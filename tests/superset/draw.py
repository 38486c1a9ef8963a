"""Run by Superset's own Python: import a dashboard, ask for the rows of its charts, print them.

    python draw.py dashboard.zip folder

FOLDER becomes Superset's home. One JSON object goes to standard output.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

CONFIG = """
SECRET_KEY = "only for this test, which nobody else can reach"
SQLALCHEMY_DATABASE_URI = "sqlite:///{folder}/superset.db"
WTF_CSRF_ENABLED = False
TALISMAN_ENABLED = False
"""


def main(dashboard: Path, folder: Path) -> None:
    """Import DASHBOARD into a new Superset in FOLDER, and print what its charts draw."""
    config = folder / "superset_config.py"
    config.write_text(CONFIG.format(folder=folder), encoding="utf-8")
    os.environ.update(SUPERSET_HOME=str(folder), SUPERSET_CONFIG_PATH=str(config))
    # Its views are made once in a process, and only where the database is up to date.
    upgrade = [Path(sys.executable).with_name("superset"), "db", "upgrade"]
    subprocess.run(upgrade, check=True, stdout=sys.stderr)
    from superset.app import create_app

    app = create_app()
    with app.app_context():
        from superset import appbuilder, security_manager

        appbuilder.add_permissions(update_perms=True)
        security_manager.sync_role_definitions()
        role = security_manager.find_role("Admin")
        security_manager.add_user("admin", "A", "B", "a@example.org", role, password="admin")
    print(json.dumps(drawn(app.test_client(), dashboard)), file=sys.__stdout__)


def drawn(client, dashboard: Path) -> dict:
    """What the API answers: of the import, of the dashboard's page, and of each chart."""
    client.post("/login/", data={"username": "admin", "password": "admin"})
    with ZipFile(dashboard) as written:
        assert written.testzip() is None
    sent = {
        "formData": (io.BytesIO(dashboard.read_bytes()), dashboard.name),
        "passwords": "{}",
        "overwrite": "true",
    }
    imported = client.post("/api/v1/dashboard/import/", data=sent)
    charts = client.get("/api/v1/dashboard/parley/charts").get_json()["result"]
    datasets = client.get("/api/v1/dashboard/parley/datasets").get_json()["result"]
    return {
        "imported": imported.get_json(),
        "page": client.get("/superset/dashboard/parley/").status_code,
        "datasets": {each["table_name"]: len(each["columns"]) for each in datasets},
        "charts": {each["slice_name"]: rows_of(client, each["id"]) for each in charts},
    }


def rows_of(client, chart: int) -> dict:
    """What a chart draws, as Superset asks the database for it."""
    answer = client.get(f"/api/v1/chart/{chart}/data/").get_json()
    if "result" not in answer:
        return {"error": answer}
    (result,) = answer["result"]
    return {name: result[name] for name in ("error", "status", "rowcount", "colnames", "data")}


if __name__ == "__main__":
    sys.stdout, stdout = sys.stderr, sys.stdout  # Superset talks a lot
    sys.__stdout__ = stdout
    main(*(Path(each).absolute() for each in sys.argv[1:]))
