"""The peer beside us: FastAPI over asyncpg, serving the same rows of the same PostgreSQL.

It is written as a good FastAPI service would be: uvloop and httptools, orjson, a pool, prepared statements, keys cached
for five seconds, one transaction a request with the tenant's scope set. It does less than Assay: it opens no sealed
column, checks no answer's shape and keeps no event.

    peer.py PORT WORKERS      with PEER_SOCKET, PEER_TENANT and PEER_KEY in the environment
"""

import datetime
import hashlib
import os
import secrets
import sys
import time
import uuid

import asyncpg
import orjson
import uvicorn
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from fastapi import Depends, FastAPI, Header, HTTPException
from fastapi.responses import Response
from pydantic import BaseModel

from load import statement

SEALER = AESGCM(bytes(32))
KEY_HASH = hashlib.sha256(os.environ.get("PEER_KEY", "").encode()).hexdigest()
known = {}


def query(file, name):
    """The server's own statement, with its parameters."""
    return statement(file, name, []).strip().rstrip(";")


VIEW = query("Verifications/VerificationStatements.swift", "view")
CHECKS = query("Verifications/VerificationStatements.swift", "checksOfOne")
DECISIONS = query("Verifications/VerificationStatements.swift", "decisionsOfOne")
APPLICANT = query("Verifications/VerificationStatements.swift", "insertApplicant")
KEYS = query("Verifications/VerificationStatements.swift", "insertApplicantKeys")
BIND = query("Access/Idempotency.swift", "bind")


async def lifespan(application):
    application.state.pool = await asyncpg.create_pool(
        host=os.environ["PEER_SOCKET"], user="assay_server", database="assay", min_size=8, max_size=16)
    yield
    await application.state.pool.close()


app = FastAPI(lifespan=lifespan)


async def caller(authorization: str = Header()):
    """The tenant of a bearer token; looked up at most every five seconds."""
    entry = known.get(authorization)
    if entry and entry[1] > time.monotonic():
        return entry[0]
    if hashlib.sha256(authorization.removeprefix("Bearer ").encode()).hexdigest() != KEY_HASH:
        raise HTTPException(401)
    tenant = uuid.UUID(os.environ["PEER_TENANT"])
    known[authorization] = (tenant, time.monotonic() + 5)
    return tenant


async def scoped(connection, tenant):
    await connection.execute(f"set local app.tenant_id = '{tenant}'")


def plain(row):
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in row.items()}


@app.get("/v1/verifications/{identity}")
async def read(identity: uuid.UUID, tenant: uuid.UUID = Depends(caller)):
    async with app.state.pool.acquire() as connection, connection.transaction():
        await scoped(connection, tenant)
        found = await connection.fetchrow(VIEW, tenant, "test", identity)
        if found is None:
            raise HTTPException(404)
        checks = await connection.fetch(CHECKS, tenant, identity)
        decisions = await connection.fetch(DECISIONS, tenant, identity)
    body = {**plain(found), "checks": [plain(row) for row in checks], "decisions": [plain(row) for row in decisions]}
    return Response(orjson.dumps(body, default=str), media_type="application/json")


class Applicant(BaseModel):
    external_id: str | None = None
    given_names: str | None = None
    family_name: str | None = None
    date_of_birth: str | None = None
    nationality: str | None = None
    email: str | None = None


@app.post("/v1/applicants", status_code=201)
async def create(applicant: Applicant, idempotency_key: str = Header(), tenant: uuid.UUID = Depends(caller)):
    identity, nonce = uuid.uuid4(), secrets.token_bytes(12)
    record = orjson.dumps(applicant.model_dump())
    sealed = nonce + SEALER.encrypt(nonce, record, identity.bytes)
    now = datetime.datetime.now(datetime.UTC)
    digest = hashlib.sha256(idempotency_key.encode()).digest()
    index = hashlib.sha256((applicant.external_id or "").encode()).digest()
    async with app.state.pool.acquire() as connection, connection.transaction():
        await scoped(connection, tenant)
        await connection.execute(
            BIND, tenant, "live", digest, hashlib.sha256(record).digest(), str(identity), now)
        await connection.execute(APPLICANT, tenant, identity, "live", index, sealed, "unverified", now)
        await connection.execute(KEYS, tenant, identity, "record", secrets.token_bytes(60))
    return Response(orjson.dumps({"id": str(identity), **applicant.model_dump()}), 201, media_type="application/json")


if __name__ == "__main__":
    uvicorn.run("peer:app", host="127.0.0.1", port=int(sys.argv[1]), workers=int(sys.argv[2]), loop="uvloop",
                http="httptools", log_level="error", access_log=False)
