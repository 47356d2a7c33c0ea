"use strict";
exports.id = 983;
exports.ids = [983];
exports.modules = {

/***/ 4983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  composeSecretPlanner: () => (/* binding */ composeSecretPlanner)
});

// EXTERNAL MODULE: ./build/core/cloud.js
var core_cloud = __webpack_require__(4495);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/entra/app-policies.js
var app_policies = __webpack_require__(6339);
// EXTERNAL MODULE: ./build/entra/grants.js
var grants = __webpack_require__(5648);
// EXTERNAL MODULE: ./build/entra/keys.js
var keys = __webpack_require__(6527);
// EXTERNAL MODULE: ./build/entra/graph-answer.js
var graph_answer = __webpack_require__(5938);
// EXTERNAL MODULE: ./build/entra/graph-client.js
var graph_client = __webpack_require__(2983);
// EXTERNAL MODULE: ./build/entra/shape.js
var shape = __webpack_require__(2938);
;// CONCATENATED MODULE: ./build/entra/secrets.js




const SERVICE = 'Microsoft Graph';
const CREDENTIALS = 'id,passwordCredentials,keyCredentials,tokenEncryptionKeyId';
const APPLICATION = `${CREDENTIALS},appId,createdDateTime,signInAudience`;
// The end of time as JavaScript knows it: for a secret of which Graph tells no end.
const NEVER = 8.64e15;
/** AzureADandPersonalMicrosoftAccount and PersonalMicrosoftAccount. */
const PERSONAL = /Personal/;
function timeOf(value, absent) {
    if (value === null || value === undefined)
        return absent;
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
}
function objectsIn(value) {
    const objects = Array.isArray(value) ? value.map(shape/* asObject */.eB) : [undefined];
    const whole = objects.filter((each) => each !== undefined);
    if (whole.length !== objects.length)
        throw (0,shape/* misshapen */.rt)(SERVICE, 200, 'a list of credentials');
    return whole;
}
/**
 * Turns a `passwordCredential` into a secret without its value.
 * https://learn.microsoft.com/graph/api/resources/passwordcredential
 * @throws FederationError `service-unavailable` for what is none
 */
function fromPassword(value, holder) {
    const { keyId, displayName, hint, startDateTime, endDateTime } = value;
    const [start, end] = [timeOf(startDateTime, 0), timeOf(endDateTime, NEVER)];
    const id = (0,shape/* asText */.e1)(keyId);
    if (id === undefined || start === undefined || end === undefined)
        throw (0,shape/* misshapen */.rt)(SERVICE, 200, 'client secrets');
    return { keyId: id, holder, displayName: (0,shape/* asText */.e1)(displayName) ?? null, hint: (0,shape/* asText */.e1)(hint) ?? null, start, end };
}
function keysOf(body) {
    const encryption = (0,shape/* asText */.e1)(body.tokenEncryptionKeyId)?.toLowerCase();
    return objectsIn(body.keyCredentials).map(({ keyId, usage }) => {
        const id = (0,shape/* asText */.e1)(keyId);
        if (id === undefined)
            throw (0,shape/* misshapen */.rt)(SERVICE, 200, 'certificates');
        return { keyId: id, usage: (0,shape/* asText */.e1)(usage) ?? '', encryptsTokens: id.toLowerCase() === encryption };
    });
}
const secretsOf = (body, holder) => objectsIn(body.passwordCredentials).map((each) => fromPassword(each, holder));
/** Puts together what was read of an application and of its service principal; undefined without one. */
function toStoredSecrets(application, principal) {
    const createdAt = timeOf(application.createdDateTime, Number.NaN);
    return {
        secrets: [
            ...secretsOf(application, 'application'),
            ...(principal === undefined ? [] : secretsOf(principal, 'service-principal')),
        ],
        keys: [...keysOf(application), ...(principal === undefined ? [] : keysOf(principal))],
        personal: PERSONAL.test((0,shape/* asText */.e1)(application.signInAudience) ?? ''),
        createdAt: Number.isNaN(createdAt) ? undefined : createdAt,
        principalId: (0,shape/* asText */.e1)(principal?.id),
    };
}
/** Body of `addPassword`: the end is always given, since Graph's own is two years away. */
function additionBody({ keyId, displayName, start, end }) {
    const time = (ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
    return { passwordCredential: { keyId, displayName, startDateTime: time(start), endDateTime: time(end) } };
}
const succeeded = ({ status }) => status >= 200 && status < 300;
/** How a refused write of a secret ended, where that is no error; `uncertain`: it may have happened. */
function writeOutcome(reply, doing) {
    const failure = (0,graph_client/* parseGraphFailure */.g)(reply);
    const kind = (0,graph_answer/* graphWriteAnswer */.A)(failure)?.kind;
    switch (kind) {
        case 'busy':
        case 'uncertain':
        case 'target-missing':
            return kind;
        default:
            throw (0,graph_answer/* graphError */.z)(failure, doing);
    }
}
/** The removal of a secret that is not there is refused in these words (recorded traffic shows no code of its own). */
const NOT_THERE = /No password credential found/i;
/** Builds the store of an application's secrets. Values are masked before they are returned. */
function createSecretStore(environment, objectId, readRestrictions = (0,app_policies/* createRestrictionReader */.u1)(environment)) {
    const send = (0,graph_client/* createGraphSender */.C)(environment);
    const application = `/applications/${objectId}`;
    async function readBody(path, doing) {
        const reply = await send({ method: 'GET', path });
        if (reply.status === 404)
            return undefined;
        if (!succeeded(reply))
            throw (0,graph_answer/* graphError */.z)((0,graph_client/* parseGraphFailure */.g)(reply), doing);
        const body = (0,shape/* parseObject */.lj)(reply.text);
        if (body === undefined)
            throw (0,shape/* misshapen */.rt)(SERVICE, reply.status, 'an object with credentials');
        return body;
    }
    async function read() {
        const doing = 'read the client secrets of the application';
        const body = await readBody(`${application}?$select=${APPLICATION}`, doing);
        if (body === undefined)
            throw (0,graph_answer/* graphError */.z)({ status: 404, code: '', message: '' }, doing);
        const principal = await readBody(`/servicePrincipals(appId='${(0,shape/* asText */.e1)(body.appId) ?? ''}')?$select=${CREDENTIALS}`, 'read the client secrets of the service principal');
        return { body, stored: toStoredSecrets(body, principal), principalId: (0,shape/* asText */.e1)(principal?.id) };
    }
    async function add(secret) {
        const doing = `add the client secret "${secret.displayName}"`;
        const reply = await send({ method: 'POST', path: `${application}/addPassword`, body: additionBody(secret) });
        if (!succeeded(reply))
            return { kind: writeOutcome(reply, doing) };
        const body = (0,shape/* parseObject */.lj)(reply.text);
        const value = (0,shape/* asText */.e1)(body?.secretText);
        if (value === undefined)
            return { kind: 'uncertain' };
        environment.mask(value);
        const keyId = (0,shape/* asText */.e1)(body?.keyId);
        // The key ID is the mark by which its owner knows it again.
        if (keyId?.toLowerCase() === secret.keyId.toLowerCase())
            return { kind: 'added', value };
        if (keyId !== undefined)
            await remove('application', keyId);
        throw (0,shape/* misshapen */.rt)(SERVICE, reply.status, 'the key ID that was asked for');
    }
    async function remove(holder, keyId) {
        const { stored, principalId } = await read();
        const same = (each) => each.holder === holder && each.keyId.toLowerCase() === keyId.toLowerCase();
        if (!stored.secrets.some(same))
            return 'gone';
        const path = holder === 'application' ? application : `/servicePrincipals/${principalId}`;
        const reply = await send({ method: 'POST', path: `${path}/removePassword`, body: { keyId } });
        if (succeeded(reply))
            return 'removed';
        if (NOT_THERE.test((0,graph_client/* parseGraphFailure */.g)(reply).message))
            return 'gone';
        const outcome = writeOutcome(reply, `remove the client secret ${keyId}`);
        return outcome === 'target-missing' ? 'gone' : outcome;
    }
    return {
        read: async () => (await read()).stored,
        restrictions: () => readRestrictions(application, 'passwordCredentials'),
        add,
        remove,
    };
}

// EXTERNAL MODULE: ./build/entra/pages.js
var pages = __webpack_require__(6955);
;// CONCATENATED MODULE: ./build/entra/sign-in-log.js



const sign_in_log_SERVICE = 'Microsoft Graph';
/** Applications for which the report of credentials is asked one by one: with the whole one after them five requests. */
const FILTERED = 4;
/** Thrown inside, and never out of this file: a report that cannot be read tells nothing. */
class Unreadable extends Error {
}
const time = (value) => Date.parse((0,shape/* asText */.e1)(value) ?? '');
/**
 * The last use of each key by the report of credentials: `signInActivity.lastSignInDateTime` by lower-case key ID.
 * https://learn.microsoft.com/graph/api/resources/appcredentialsigninactivity?view=graph-rest-beta
 */
function usesInReport(rows) {
    const uses = new Map();
    for (const row of rows) {
        const [keyId, last] = [(0,shape/* asText */.e1)(row.keyId)?.toLowerCase(), time((0,shape/* asObject */.eB)(row.signInActivity)?.lastSignInDateTime)];
        if (keyId === undefined || Number.isNaN(last))
            continue;
        uses.set(keyId, Math.max(last, uses.get(keyId) ?? 0));
    }
    return uses;
}
/**
 * Successful sign-ins of a client in the log; other rows are not told apart from what is missing.
 * https://learn.microsoft.com/graph/api/resources/signin?view=graph-rest-beta
 */
function signInsInLog(rows, clientId) {
    return rows.flatMap((row) => {
        const at = time(row.createdDateTime);
        const isClients = (0,shape/* asText */.e1)(row.appId)?.toLowerCase() === clientId.toLowerCase();
        if (!isClients || Number.isNaN(at) || (0,shape/* asObject */.eB)(row.status)?.errorCode !== 0)
            return [];
        const keyId = (0,shape/* asText */.e1)(row.servicePrincipalCredentialKeyId)?.toLowerCase();
        return [{ at, isFederated: row.clientCredentialType === 'federatedIdentityCredential', keyId }];
    });
}
/** The later of what both reports tell of each key. */
function mergeUses(report, log) {
    if (report === undefined && log === undefined)
        return undefined;
    const uses = new Map(report);
    for (const { keyId, at } of log ?? [])
        if (keyId !== undefined)
            uses.set(keyId, Math.max(at, uses.get(keyId) ?? 0));
    return uses;
}
/** Builds the reader of both reports; what the manager may not read, or the cloud does not have, is undefined. */
function createUseReader(environment) {
    const send = (0,graph_client/* createGraphSender */.C)(environment);
    const paged = { name: sign_in_log_SERVICE, endpoint: environment.endpoint, input: 'graph-endpoint' };
    async function list(path) {
        const readPage = async (url) => {
            const reply = await send({ method: 'GET', path: url });
            if (reply.status !== 200)
                throw new Unreadable();
            return (0,pages/* parsePage */.N)((0,shape/* parseObject */.lj)(reply.text), '@odata.nextLink', sign_in_log_SERVICE);
        };
        try {
            return await (0,pages/* readPages */.n)(path, readPage, paged);
        }
        catch (error) {
            if (error instanceof Unreadable)
                return undefined;
            throw error;
        }
    }
    const path = '/reports/appCredentialSignInActivities';
    let asked = 0;
    let whole;
    // The report takes five requests in ten seconds: of many applications it is read as a whole.
    const readReport = (clientId) => {
        asked += 1;
        if (asked <= FILTERED)
            return list(`${path}?$filter=${encodeURIComponent(`appId eq '${clientId}'`)}`);
        whole ??= list(path);
        return whole;
    };
    return async (clientId, since) => {
        const from = `${new Date(since).toISOString().slice(0, 19)}Z`;
        const filter = `signInEventTypes/any(t: t eq 'servicePrincipal') and appId eq '${clientId}' and createdDateTime ge ${from}`;
        const report = await readReport(clientId);
        const rows = await list(`/auditLogs/signIns?$filter=${encodeURIComponent(filter)}`);
        const log = rows && signInsInLog(rows, clientId);
        return {
            lastUses: mergeUses(report && usesInReport(report), log),
            federatedSignIns: log?.filter(({ isFederated }) => isFederated).map(({ at }) => at),
        };
    };
}

// EXTERNAL MODULE: ./build/entra/token.js
var token = __webpack_require__(9418);
// EXTERNAL MODULE: ./build/federation/exchange/exchange.js
var exchange = __webpack_require__(9371);
// EXTERNAL MODULE: ./build/core/credential/owner.js
var owner = __webpack_require__(3989);
// EXTERNAL MODULE: ./build/core/secret/secret.js
var secret_secret = __webpack_require__(55);
;// CONCATENATED MODULE: ./build/core/secret/secret-change.js

/** Builds the line about a declared secret; its name is the secret's display name. */
function declaredChange({ displayName, lifetimeDays, destination, source }, { fullName, id }, removes, verdict) {
    const written = {
        lifetimeDays,
        repository: fullName,
        repositoryId: id,
        environment: destination.environment ?? null,
        secret: destination.name,
        removes: removes.map(({ keyId }) => keyId),
    };
    return { resource: 'client-secret', ...verdict, name: displayName, source, differences: [], written };
}
/**
 * Builds the line about a secret that goes; its name is the key ID.
 * @param asked false for one that is pruned, which `max-deletions` counts
 */
function removalChange({ keyId, holder, displayName, end }, { source, reason, asked }) {
    return {
        resource: 'client-secret',
        action: 'delete',
        reason,
        name: keyId,
        source,
        differences: [],
        written: { holder, displayName, ends: (0,secret_secret/* dayOfTime */.ZC)(end) },
        ...(asked && { asked }),
    };
}
/** Builds the line about a secret that should go and does not. */
function refusedRemoval(name, secret, { source, code, why }) {
    const { holder, displayName, end } = secret ?? { holder: 'application', displayName: null, end: undefined };
    return {
        resource: 'client-secret',
        action: 'refuse',
        reason: code,
        why,
        name,
        source,
        differences: [],
        written: { holder, displayName, ends: end === undefined ? '' : (0,secret_secret/* dayOfTime */.ZC)(end) },
    };
}

// EXTERNAL MODULE: ./build/federation/fleet/fleet.js
var fleet = __webpack_require__(6191);
// EXTERNAL MODULE: ./build/federation/fleet/permit.js
var permit = __webpack_require__(5804);
;// CONCATENATED MODULE: ./build/core/secret/retirement.js

/** Says in what the proof lies; undefined when nothing proves that the job works without the secret. */
function proofOf({ federatedSignInWithinDays: days }, facts, lastUse) {
    if (facts.exchanged)
        return 'this job has just signed in without it';
    const latest = Math.max(...(facts.federatedSignIns ?? []));
    const isRecent = latest >= facts.now - days * secret_secret/* DAY_MS */.sO;
    // The sign-in has to come after the last use: before it, the secret was needed still.
    const isLater = lastUse === 'unknown' || latest > lastUse;
    return isRecent && isLater ? `the application signed in without it on ${(0,secret_secret/* dayOfTime */.ZC)(latest)}` : undefined;
}
function whyUnproved({ federatedSignInWithinDays: days }, { federatedSignIns }) {
    if (federatedSignIns === undefined)
        return 'this job does not sign in as the application without it, and the sign-in log cannot be read (AuditLog.Read.All, Entra ID P1).';
    return `neither this job nor the sign-in log of the last ${days} days shows that the application signs in without it since its last use.`;
}
/** Whether somebody used the secret after the application had begun to sign in without it. */
function isUsedBeside({ federatedSignIns = [] }, lastUse) {
    return lastUse !== 'unknown' && federatedSignIns.some((time) => time < lastUse);
}
function whyNotUnused({ isOneOfAll }, { secretUnusedForDays: days }, facts, lastUse) {
    const beside = isUsedBeside(facts, lastUse);
    if (days === undefined) {
        const add = '`secret-unused-for-days` has to say for how long nobody may have used it.';
        if (beside)
            return `it was used after the application had begun to sign in without it, so others may need it: ${add}`;
        return isOneOfAll ? `\`all\` takes away what other users of a secret may need: ${add}` : undefined;
    }
    if (lastUse === 'unknown')
        return 'nothing tells when it was used last: the report of credentials has no row of it, or cannot be read (AuditLog.Read.All).';
    const since = facts.now - lastUse;
    return since >= days * secret_secret/* DAY_MS */.sO ? undefined : `it was used on ${(0,secret_secret/* dayOfTime */.ZC)(lastUse)}, less than ${days} days ago.`;
}
/** Decides about one of them. What nobody can tell is not proved; a secret that has expired is of use to nobody. */
function decideRetirement(retired, declared, facts) {
    const what = (0,secret_secret/* describeSecret */.wr)(retired);
    if (retired.end <= facts.now)
        return { ok: true, reason: `Retired: it expired on ${(0,secret_secret/* dayOfTime */.ZC)(retired.end)}. It cannot be restored.` };
    const lastUse = facts.lastUse(retired.keyId);
    const proof = proofOf(declared, facts, lastUse);
    if (proof === undefined)
        return { ok: false, why: `${what} stays: ${whyUnproved(declared, facts)}` };
    const needed = whyNotUnused(retired, declared, facts, lastUse);
    if (needed !== undefined)
        return { ok: false, why: `${what} stays: ${needed}` };
    return { ok: true, reason: `Retired: ${proof}. It cannot be restored.` };
}
/** True when a secret may be the one with which this run's manager signs in. */
function mayBeManagers({ hint }, manager) {
    switch (manager.kind) {
        case 'none':
            return false;
        case 'hint':
            return hint === null || hint === manager.hint;
        case 'unknown':
            return true;
    }
}
/** Says why a key ID does not name a secret that can be retired. */
function whyNoSecret(keyId, keys) {
    const key = keys.find((each) => each.keyId.toLowerCase() === keyId.toLowerCase());
    if (key === undefined)
        return `No secret has the key ID ${keyId}: it is gone already, or is of another application.`;
    if (key.encryptsTokens)
        return `${keyId} is the key with which tokens are encrypted: it is never retired.`;
    if (key.usage.toLowerCase() !== 'verify')
        return `${keyId} is a key for "${key.usage}": only what proves who the application is can be retired.`;
    return `${keyId} is a certificate: \`certificates\` names those.`;
}

;// CONCATENATED MODULE: ./build/core/secret/declared-secret.js
/** A client secret as a file declares it: how long it lives, when it is rotated, and the one place that gets its value. */
/** Names the place of a value for people. */
function describeDestination({ repository, environment, name }) {
    const where = environment === undefined ? '' : ` of the environment "${environment}"`;
    return `the secret ${name}${where} in ${repository ?? 'this repository'}`;
}

;// CONCATENATED MODULE: ./build/core/secret/rotation.js


/** Newest first; of two that begin in one second the one that lives longer, or has the greater key ID. */
function newestFirst(secrets) {
    const byKeyId = (a, b) => (b.keyId.toLowerCase() > a.keyId.toLowerCase() ? 1 : -1);
    return secrets.toSorted((a, b) => b.start - a.start || b.end - a.end || byKeyId(a, b));
}
/** True when GitHub's secret was written since the secret began: nothing else could have been written then. */
const isStored = ({ start }, updatedAt) => updatedAt !== undefined && updatedAt >= start;
function outdatedBy(newest, { overlapHours }, now, secret) {
    if (secret.end <= now)
        return [{ secret, reason: `It expired on ${(0,secret_secret/* dayOfTime */.ZC)(secret.end)}.` }];
    if (now < newest.start + overlapHours * secret_secret/* HOUR_MS */.iQ)
        return [];
    return [{ secret, reason: `${(0,secret_secret/* describeSecret */.wr)(newest)} is stored for ${overlapHours} hours and more.` }];
}
function whyNew(newest, declared, facts) {
    if (newest === undefined)
        return 'No secret of this declaration is there.';
    if (!isStored(newest, facts.updatedAt))
        return `The value of ${(0,secret_secret/* describeSecret */.wr)(newest)} was never stored in ${describeDestination(declared.destination)}, so that nobody has it, unless the file named another place before: to move a secret without a gap, give the new place one of another name first.`;
    const left = newest.end - facts.now;
    if (left >= declared.rotateBeforeDays * secret_secret/* DAY_MS */.sO)
        return undefined;
    const ends = (0,secret_secret/* dayOfTime */.ZC)(newest.end);
    return left <= 0
        ? `${(0,secret_secret/* describeSecret */.wr)(newest)} expired on ${ends}.`
        : `${(0,secret_secret/* describeSecret */.wr)(newest)} ends on ${ends}, in less than ${declared.rotateBeforeDays} days.`;
}
/** Which secrets go before a new one is added: those whose value nobody has; where room is short, expired ones as well. */
function removalsFor(ours, { secrets, updatedAt, personal, now }) {
    const lost = ours.filter((secret) => !isStored(secret, updatedAt));
    const isFull = personal && secrets.length - lost.length >= secret_secret/* PERSONAL_LIMIT */.R_;
    return isFull ? [...lost, ...ours.filter((secret) => !lost.includes(secret) && secret.end <= now)] : lost;
}
/**
 * Decides about one declared secret. The newest counts as stored when GitHub's secret was not written before it began.
 * A secret of GitHub's that none of ours can have been stored in is somebody else's.
 */
function decideRotation(declared, facts) {
    const named = facts.secrets.filter(({ displayName }) => displayName === declared.displayName);
    const ours = newestFirst(named.filter(facts.isOurs));
    const [newest, ...older] = ours;
    const { updatedAt, now, personal, secrets } = facts;
    const reason = whyNew(newest, declared, facts);
    if (reason === undefined && newest !== undefined) {
        const outdated = older.flatMap((secret) => outdatedBy(newest, declared, now, secret));
        return { kind: 'keep', secret: newest, reason: `It is stored, and ends on ${(0,secret_secret/* dayOfTime */.ZC)(newest.end)}.`, outdated };
    }
    const refuse = (code, why) => ({
        kind: 'refuse',
        code,
        why,
        outdated: [],
    });
    const isForeign = updatedAt !== undefined && !ours.some((secret) => isStored(secret, updatedAt));
    if (isForeign && !declared.adopt)
        return refuse('name-conflict', `Somebody else stored ${describeDestination(declared.destination)}: \`adopt: true\` overwrites it.`);
    const removes = removalsFor(ours, facts);
    if (personal && secrets.length - removes.length >= secret_secret/* PERSONAL_LIMIT */.R_)
        return refuse('credential-limit', `The application is open to personal accounts and holds ${secrets.length} secrets; ${secret_secret/* PERSONAL_LIMIT */.R_} are allowed.`);
    const isFull = personal && secrets.length >= secret_secret/* PERSONAL_LIMIT */.R_;
    return { kind: 'create', removes, isFull, adopts: isForeign, reason: `${reason}`, outdated: [] };
}
/** Secrets of ours that no file declares any more. */
function undeclaredOf(secrets, declared, isOurs) {
    const names = new Set(declared.map(({ displayName }) => displayName));
    return secrets.filter((secret) => isOurs(secret) && !names.has(secret.displayName ?? ''));
}

// EXTERNAL MODULE: ./build/core/certificate/stored-key.js
var stored_key = __webpack_require__(3293);
;// CONCATENATED MODULE: ./build/core/secret/retired-certificate.js

/** True for a certificate that proves who the application is; the key that encrypts tokens, and others, never go. */
function mayRetire(key) {
    return (0,stored_key/* isSignInCertificate */.SR)(key) && !key.encryptsTokens;
}
const same = (left, right) => left.toLowerCase() === right?.toLowerCase();
/** True for the key that a file names, by its key ID or its thumbprint. */
function isNamed({ keyId, thumbprint }, names) {
    return names.some((name) => same(name, keyId) || same(name, thumbprint));
}
/** Says why a key is never retired. */
function whyNeverRetired({ keyId, usage, encryptsTokens }) {
    if (encryptsTokens)
        return `${keyId} is the key with which tokens are encrypted: it is never retired.`;
    return `${keyId} is a key for "${usage}": only a certificate that proves who the application is can be retired.`;
}
/** True when a certificate may be the one with which this run's manager signs in. */
function mayBeManagersCertificate({ thumbprint }, manager) {
    switch (manager.kind) {
        case 'none':
            return false;
        case 'thumbprint':
            return thumbprint === manager.thumbprint;
        case 'unknown':
            return true;
    }
}
const retired_certificate_NEVER = 8.64e15;
/** When a key ends, milliseconds since the epoch; far away where nothing tells. */
function endOf({ endDateTime }) {
    const time = Date.parse(endDateTime ?? '');
    return Number.isNaN(time) ? retired_certificate_NEVER : time;
}
/** Builds the line about a certificate that goes, or should and does not; its name is the key ID. */
function retiredCertificate({ key }, source, verdict) {
    const { keyId, thumbprint = '', displayName, startDateTime, endDateTime } = key;
    return {
        resource: 'certificate',
        ...verdict,
        name: keyId,
        source,
        differences: [],
        written: {
            displayName,
            thumbprint,
            thumbprintSha256: null,
            subject: null,
            notBefore: startDateTime,
            notAfter: endDateTime,
            keyId,
        },
        ...(verdict.action === 'delete' && { asked: true }),
    };
}

// EXTERNAL MODULE: ./build/federation/keys/write-key.js
var write_key = __webpack_require__(4140);
// EXTERNAL MODULE: ./build/core/policy/judge.js + 5 modules
var judge = __webpack_require__(6796);
;// CONCATENATED MODULE: ./build/federation/secret/secret-target.js
/** One application whose secrets are planned: what was read of it, and what every line about its secrets needs. */





/** How the manager signs in, where it is this application; a token that does not tell whose it is counts as its own. */
async function readManager({ clientId }, { principalId }, policy, { managerToken, managerHint, managerThumbprint, managerTells }) {
    const { objectId, bySecret } = await managerToken();
    const told = policy.managerClientId;
    const isOther = told === undefined
        ? objectId !== undefined && objectId.toLowerCase() !== principalId?.toLowerCase()
        : told.toLowerCase() !== clientId.toLowerCase();
    if (isOther)
        return { managerSecret: { kind: 'none' }, managerCertificate: { kind: 'none' } };
    const hinted = managerHint === undefined ? UNKNOWN : { kind: 'hint', hint: managerHint };
    const certified = managerTells || bySecret === true ? NONE : UNKNOWN;
    return {
        managerSecret: bySecret === false ? NONE : hinted,
        managerCertificate: managerThumbprint === undefined ? certified : { kind: 'thumbprint', thumbprint: managerThumbprint },
    };
}
const NONE = { kind: 'none' };
const UNKNOWN = { kind: 'unknown' };
/** What the policy says of a line: one sentence for each reason against it. */
function judgeLine({ judged, request: { policy } }, { file, claimedOwners }, about) {
    const claims = { claimedOwners, githubIssuers: (0,permit/* githubIssuers */.il)(policy) };
    return (0,judge/* judge */.S)(policy.rules(file), { ...about, ...claims, target: judged });
}
const LOST = 'this plan removes every federated credential of the application, so that nothing could sign in without it.';
/** Decides whether a key goes: never the manager's own, then what the policy says, then the proof. */
function judgeRetirement({ kind, retired, mayBeManagers, declared, file }, target, facts) {
    if (mayBeManagers) {
        const why = `${(0,secret_secret/* describeSecret */.wr)(retired)} may be the ${kind} with which this run's manager signs in.`;
        return { ok: false, code: 'self-lockout', why };
    }
    const forbidden = judgeLine(target, file, { resource: 'retire', action: 'delete', adopts: false });
    if (forbidden.length > 0)
        return { ok: false, code: 'not-permitted', why: forbidden.join(' ') };
    const verdict = decideRetirement(retired, declared, facts);
    if (verdict.ok && target.losesTrust && retired.end > facts.now)
        return { ok: false, code: 'retire-unproved', why: `${(0,secret_secret/* describeSecret */.wr)(retired)} stays: ${LOST}` };
    return verdict.ok ? verdict : { ok: false, code: 'retire-unproved', why: verdict.why };
}
/** Turns a failure of one line into its refusal; what nobody foresaw stays an exception. */
function refusalOf(error) {
    if (!(error instanceof core_error/* FederationError */.yP))
        throw error;
    const { code, message, hint = '' } = error;
    return { action: 'refuse', reason: code, why: `${message} ${hint}`.trim() };
}

;// CONCATENATED MODULE: ./build/federation/secret/plan-certificates.js
/** Plans which certificates go for good, on the application and on its service principal. */





async function readKeys({ facts, stored }, { openKeys }) {
    const { principalId } = stored;
    const own = await openKeys('application', facts.id).list();
    const principals = principalId === undefined ? [] : await openKeys('service-principal', principalId).list();
    return [
        ...own.map((key) => ({ holder: 'application', key })),
        ...principals.map((key) => ({ holder: 'service-principal', key })),
    ];
}
/** The keys that a retirement means: those named, or every certificate but those that files of this run keep. */
function meantBy({ certificates: named }, keys, { declarations }, { sha256Hex }) {
    if (named !== 'all')
        return keys.filter(({ key }) => isNamed(key, named));
    const owners = declarations.flatMap(({ file: { owner, previousOwners } }) => [owner, ...previousOwners]);
    return keys.filter(({ key }) => mayRetire(key) && !(0,stored_key/* isKeyOf */.bX)(key, owners, sha256Hex));
}
function remover({ holder, key }, { facts, stored }, ports) {
    return async (deadline) => {
        const objectId = holder === 'application' ? facts.id : `${stored.principalId}`;
        ports.log.info(`Removing the certificate ${(0,secret_secret/* describeSecret */.wr)(key)}`);
        // What others remove meanwhile is theirs to remove: only what vanishes during this write is named.
        const request = { write: { kind: 'remove', key }, planned: [], deadline };
        const outcome = await (0,write_key/* writeKey */.T)(request, { ...ports, store: ports.openKeys(holder, objectId) });
        return outcome === 'kept' ? 'kept' : 'deleted';
    };
}
function planOne(held, declared, file, facts, target, ports) {
    const { key } = held;
    const { source } = declared;
    const refuse = (reason, why) => ({
        change: retiredCertificate(held, source, { action: 'refuse', reason, why }),
        write: undefined,
    });
    if (!mayRetire(key))
        return refuse('retire-unproved', whyNeverRetired(key));
    const question = {
        kind: 'certificate',
        retired: { ...key, end: endOf(key), isOneOfAll: declared.certificates === 'all' },
        mayBeManagers: mayBeManagersCertificate(key, target.managerCertificate),
        declared,
        file,
    };
    const verdict = judgeRetirement(question, target, facts);
    if (!verdict.ok)
        return refuse(verdict.code, verdict.why);
    return {
        change: retiredCertificate(held, source, { action: 'delete', reason: verdict.reason }),
        write: remover(held, target, ports),
    };
}
/** Plans the certificates that one file retires; nothing is read where it names none. */
async function planCertificates(retirements, file, target, ports) {
    const concerned = retirements.filter(({ certificates }) => certificates.length > 0);
    if (concerned.length === 0)
        return { needsProof: false, linesWith: () => [], warnings: [] };
    const keys = await readKeys(target, ports);
    const meant = concerned.map((declared) => ({ declared, held: meantBy(declared, keys, target, ports) }));
    const gone = concerned.flatMap(({ certificates, source }) => certificates === 'all'
        ? []
        : certificates
            .filter((name) => !keys.some(({ key }) => isNamed(key, [name])))
            .map((name) => `${source}: No certificate is ${name}: it is gone already, or is of another application.`));
    return {
        needsProof: meant.some(({ held }) => held.length > 0),
        linesWith: (facts) => facts === undefined
            ? []
            : meant.flatMap(({ declared, held }) => held.map((each) => planOne(each, declared, file, facts, target, ports))),
        warnings: gone,
    };
}

// EXTERNAL MODULE: ./build/core/secret/restriction.js
var restriction = __webpack_require__(589);
;// CONCATENATED MODULE: ./build/federation/secret/destination.js
/** Where the value of a secret goes: seen with `github-token`, and guarded, or why it may not go there. */

/** Opens the destination. @throws FederationError where it cannot be seen, or where a job of any branch could read the value */
async function openDestination(declared, { request }, { github, openGitHub }) {
    const { destination } = declared;
    const named = destination.repository ?? request.repository;
    if (github === undefined || openGitHub === undefined)
        throw new core_error/* FederationError */.yP('github-forbidden', 'There is no `github-token` that could store the secret.', {
            hint: 'Give the token of a GitHub App with the permission `secrets: write` (for environments `environments: write`).',
        });
    const repository = await github.repository(named);
    if (repository === undefined)
        throw new core_error/* FederationError */.yP('github-forbidden', `\`github-token\` does not see the repository "${named}".`);
    const { environment, name } = destination;
    const secret = openGitHub({ fullName: repository.fullName, environment, name });
    const opened = { repository, secret };
    await assertGuarded(declared, opened);
    return opened;
}
/** Stops where the environment is not, or no longer, one that not every job can use. @throws FederationError `context-not-declared`, `github-forbidden` */
async function assertGuarded({ destination: { environment } }, { repository: { fullName }, secret }) {
    if (environment === undefined)
        return;
    const about = `The environment "${environment}" of ${fullName}`;
    switch (await secret.guard()) {
        case 'guarded':
            return;
        case 'unguarded':
            throw new core_error/* FederationError */.yP('context-not-declared', `${about} has neither reviewers nor a branch rule.`, {
                hint: 'A job of any branch could read the secret: give the environment reviewers, or say which branches may deploy.',
            });
        case 'missing':
            throw new core_error/* FederationError */.yP('context-not-declared', `${about} does not exist.`, {
                hint: 'Create it with reviewers or a branch rule first.',
            });
        case 'unknown':
            throw new core_error/* FederationError */.yP('github-forbidden', `Nobody can tell how ${about.toLowerCase()} is guarded.`, {
                hint: 'Give `github-token` the permission `actions: read`.',
            });
    }
}

// EXTERNAL MODULE: ./build/core/diagnosis/refusal.js
var diagnosis_refusal = __webpack_require__(1848);
// EXTERNAL MODULE: ./build/federation/exchange/propagation.js
var propagation = __webpack_require__(534);
;// CONCATENATED MODULE: ./build/federation/secret/write-secret.js
/** Makes a secret: old leftovers removed, added, stored at GitHub, proved by a token request. Killed at any point, the next run goes on. */





const SECOND_MS = 1000;
// As many as any request gets.
const MAX_LOST = 5;
function outOfTime(doing) {
    return new core_error/* FederationError */.yP('throttled', `Another writer kept the application busy: it was not possible to ${doing}.`, {
        hint: 'Run again: what was done stays, and the rest follows.',
    });
}
/**
 * Takes a secret away; one that is gone already is as good.
 * @param deadline milliseconds since the epoch
 * @throws FederationError of the manager, or `throttled` when another writer kept the application busy
 */
async function removeSecret(secret, { store, clock, log }, deadline) {
    const { holder, keyId } = secret;
    log.info(`Removing the client secret ${(0,secret_secret/* describeSecret */.wr)(secret)}`);
    for (let retry = 0;; retry++) {
        const outcome = await store.remove(holder, keyId);
        if (outcome === 'removed' || outcome === 'gone')
            return;
        if (!(await (0,propagation/* sleepUntil */.Kc)(deadline, (0,propagation/* propagationDelay */.iM)(retry, clock.random()), clock)))
            throw outOfTime(`remove the client secret ${keyId}`);
    }
}
/** Adds a secret. One whose answer was lost may be there without anybody knowing its value: it is removed, and another is added. */
async function addSecret(wanted, writer, start, deadline) {
    const { store, clock, log } = writer;
    const { displayName, lifetimeDays } = wanted;
    log.info(`Adding the client secret "${displayName}"`);
    let lost = 0;
    for (let retry = 0;; retry++) {
        const keyId = writer.keyId();
        const secret = { keyId, displayName, start, end: start + lifetimeDays * secret_secret/* DAY_MS */.sO };
        const answer = await store.add(secret);
        if (answer.kind === 'added')
            return { ...secret, holder: 'application', hint: null, value: answer.value };
        const inTime = await (0,propagation/* sleepUntil */.Kc)(deadline, (0,propagation/* propagationDelay */.iM)(retry, clock.random()), clock);
        if (answer.kind === 'uncertain') {
            lost += 1;
            await removeSecret({ ...secret, holder: 'application', hint: null }, writer, deadline);
        }
        if (!inTime || lost >= MAX_LOST)
            throw outOfTime(`add the client secret "${displayName}"`);
    }
}
/** Sends a value, again where the service failed for a moment: storing it twice changes nothing. */
async function sendValue(value, { github, clock }, deadline) {
    for (let retry = 0;; retry++) {
        try {
            return await github.store(value);
        }
        catch (error) {
            const isTemporary = error instanceof core_error/* FederationError */.yP && error.code === 'service-unavailable';
            if (!isTemporary || retry >= MAX_LOST)
                throw error;
            if (!(await (0,propagation/* sleepUntil */.Kc)(deadline, (0,propagation/* propagationDelay */.iM)(retry, clock.random()), clock)))
                throw error;
        }
    }
}
/** Stores a value until GitHub's own clock says that it was stored after the secret began: by that the next run knows it. */
async function storeValue(added, destination, writer, deadline) {
    const { github, clock, log } = writer;
    for (;;) {
        await sendValue(added.value, writer, deadline);
        const updatedAt = await github.updatedAt();
        if (updatedAt !== undefined && updatedAt >= added.start)
            break;
        // As long as the clocks are apart: GitHub takes few writes in a minute.
        const behind = updatedAt === undefined ? SECOND_MS : added.start - updatedAt;
        if (behind > deadline - clock.now() || !(await (0,propagation/* sleepUntil */.Kc)(deadline, behind, clock)))
            throw new core_error/* FederationError */.yP('clock-skew', `GitHub says that ${destination} is older than the secret in it.`, {
                hint: "The runner's clock is ahead of GitHub's: correct it, and run again.",
            });
    }
    log.info(`Stored its value in ${destination}`);
}
/** The one that counts as stored where two runs make a secret at once. */
const isNewer = (one, other) => one.start === other.start ? one.keyId.toLowerCase() > other.keyId.toLowerCase() : one.start > other.start;
/** Secrets that other runs are making; to a newer one this run gives way, and takes its own back. */
async function giveWay(added, writer, deadline) {
    const { secrets } = await writer.store.read();
    const rivals = secrets.filter((each) => each.keyId.toLowerCase() !== added.keyId && writer.isRival(each));
    if (!rivals.some((each) => isNewer(each, added)))
        return rivals;
    await removeSecret(added, writer, deadline);
    throw new core_error/* FederationError */.yP('plan-stale', `Another run makes the client secret "${added.displayName}" just now.`, {
        hint: 'Let one run at a time write (`concurrency:` in the workflow), and run again.',
    });
}
/** Where another run gave way, its value may have been stored after this one: so this one is stored again, as the last. */
async function settleRivals(added, destination, writer, deadline) {
    const { clock } = writer;
    for (let retry = 0;; retry++) {
        const rivals = await giveWay(added, writer, deadline);
        const inTime = rivals.length > 0 && (await (0,propagation/* sleepUntil */.Kc)(deadline, (0,propagation/* propagationDelay */.iM)(retry, clock.random()), clock));
        if (inTime)
            continue;
        if (retry > 0 || rivals.length > 0)
            await storeValue(added, destination, writer, deadline);
        return;
    }
}
/** Signs in with the new secret until Entra accepts it. */
async function proveValue(added, clientId, writer, deadline) {
    const { prove, clock, log } = writer;
    const started = clock.now();
    for (let retry = 0;; retry++) {
        const result = await prove(clientId, added.value);
        if (result.ok)
            break;
        const { refusal } = result;
        const inTime = await (0,propagation/* sleepUntil */.Kc)(deadline, (0,propagation/* propagationDelay */.iM)(retry, clock.random()), clock);
        if (inTime && ((0,diagnosis_refusal/* isPropagation */.lm)(refusal) || refusal.codes.includes(NEW_SECRET_UNKNOWN)))
            continue;
        throw new core_error/* FederationError */.yP('propagation-timeout', `Entra does not accept the new secret "${added.displayName}".`, {
            hint: 'It is stored, and the older secret was left alone: run again, or raise `propagation-timeout`.',
            answer: (0,exchange/* refusalAnswer */.X)(refusal),
        });
    }
    log.info(`Entra accepted it after ${((clock.now() - started) / SECOND_MS).toFixed(1)} s`);
}
/** AADSTS7000215: a secret that was added a moment ago is not known everywhere. */
const NEW_SECRET_UNKNOWN = 7000215;
/** When a new secret begins: where the runner's clock is ahead, GitHub would say that it was stored before it began. */
function startOf(updatedAt, { clock, github }) {
    const clocks = Math.min(clock.now(), github.now() ?? Number.POSITIVE_INFINITY);
    const now = Math.floor(clocks / SECOND_MS) * SECOND_MS;
    return updatedAt === undefined ? now : Math.max(now, updatedAt + SECOND_MS);
}
/** Removes a secret whose value did not reach GitHub; where GitHub may have it, jobs may be using it by now, and it stays. */
async function removeUnstored(added, updatedAt, writer, deadline) {
    const seen = await writer.github.updatedAt().catch(() => Number.NaN);
    if (seen === updatedAt)
        await removeSecret(added, writer, deadline);
}
async function removeAll(secrets, writer, deadline) {
    for (const secret of secrets)
        await removeSecret(secret, writer, deadline);
}
/**
 * Makes a secret and stores it, then removes what it replaces; where room is short, that goes first. What could not be
 * stored is removed again.
 * @param updatedAt when GitHub's secret was written last: the new secret begins after it, whatever the clocks say
 * @param deadline milliseconds since the epoch
 * @throws FederationError of either service, `policy-blocked`, `clock-skew`, or `propagation-timeout`
 */
async function writeSecret(wanted, updatedAt, writer, deadline) {
    const { removes, isFull, destination, clientId } = wanted;
    if (isFull)
        await removeAll(removes, writer, deadline);
    const added = await addSecret(wanted, writer, startOf(updatedAt, writer), deadline);
    await giveWay(added, writer, deadline);
    try {
        await storeValue(added, destination, writer, deadline);
    }
    catch (error) {
        // What kept it from being stored says more than how its removal went.
        await removeUnstored(added, updatedAt, writer, deadline).catch(() => undefined);
        throw error;
    }
    await settleRivals(added, destination, writer, deadline);
    await proveValue(added, clientId, writer, deadline);
    if (!isFull)
        await removeAll(removes, writer, deadline);
}

;// CONCATENATED MODULE: ./build/federation/secret/plan-rotation.js
/** Plans the secrets that a file declares: where their values go, whether they may go there, and what becomes of each. */










/** Whose secrets a file may alter. */
function ownersOf({ owner, previousOwners }) {
    return [owner, ...previousOwners];
}
/** Decides about a declared secret by what is stored now. */
function decide(declared, file, stored, updatedAt, { clock, sha256Hex }) {
    return decideRotation(declared, {
        now: clock.now(),
        secrets: stored.secrets.filter(({ holder }) => holder === 'application'),
        isOurs: (secret) => (0,secret_secret/* isSecretOf */.mO)(secret, ownersOf(file), sha256Hex),
        updatedAt,
        personal: stored.personal,
    });
}
/** Builds what makes the secret: decided again by what is there then, and no more than was printed. */
function creator(declared, file, opened, target, printed, ports) {
    const { store, facts } = target;
    const { repository, secret: github } = opened;
    const keyId = () => (0,secret_secret/* buildKeyId */.Hg)(file.owner, ports.randomHex(), ports.sha256Hex);
    return async (deadline) => {
        const updatedAt = await github.updatedAt();
        const stored = await store.read();
        const rotation = decide(declared, file, stored, updatedAt, ports);
        if (rotation.kind === 'keep')
            return 'kept';
        if (rotation.kind === 'refuse')
            throw new core_error/* FederationError */.yP(rotation.code, rotation.why);
        // The environment may have lost its rules since the plan was made.
        await assertGuarded(declared, opened);
        const { removes, isFull } = rotation;
        if (!removes.every(({ keyId: id }) => printed.has(id)))
            throw new core_error/* FederationError */.yP('plan-stale', `The secrets "${declared.displayName}" changed since the plan was made.`, {
                hint: 'Plan again, and let the new plan be approved.',
            });
        const destination = describeDestination({ ...declared.destination, repository: repository.fullName });
        const { displayName, lifetimeDays } = declared;
        const wanted = { clientId: facts.clientId, displayName, lifetimeDays, destination, removes, isFull };
        const before = new Set(stored.secrets.map((each) => each.keyId));
        const isRival = (each) => each.displayName === displayName && !before.has(each.keyId) && (0,secret_secret/* isSecretOf */.mO)(each, ownersOf(file), ports.sha256Hex);
        await writeSecret(wanted, updatedAt, { ...ports, store, github, keyId, isRival }, deadline);
        return 'created';
    };
}
/** Builds what takes a secret away, where it is still there. */
function plan_rotation_remover(secret, { store }, ports) {
    return async (deadline) => {
        await removeSecret(secret, { ...ports, store }, deadline);
        return 'deleted';
    };
}
/** Why a new secret is not made although it is due; undefined when it is. */
async function obstacle(declared, file, { repository }, adopts, target) {
    const forbidden = judgeLine(target, file, { resource: 'client-secret', action: 'create', repository, adopts });
    if (forbidden.length > 0)
        return { reason: 'not-permitted', sentences: forbidden };
    const restrictions = (await target.store.restrictions()) ?? [];
    const problem = (0,restriction/* restrictionProblem */.M)(declared.lifetimeDays, restrictions, target.stored.createdAt);
    return problem === undefined ? undefined : { reason: 'policy-blocked', sentences: [problem] };
}
function warningsOf({ lifetimeDays, destination, source }) {
    return [
        ...(lifetimeDays > secret_secret/* ADVISED_LIFETIME_DAYS */.F5
            ? [`${source}: The secret lives ${lifetimeDays} days; Microsoft advises less than ${secret_secret/* ADVISED_LIFETIME_DAYS */.F5}.`]
            : []),
        ...(destination.environment === undefined
            ? [
                `${source}: Every job of the repository can read ${describeDestination(destination)}: an environment with reviewers guards it.`,
            ]
            : []),
    ];
}
/** Nothing signs in as an application without a service principal, so that no secret of it could be proved. */
function assertSignsIn({ facts: { clientId }, stored: { principalId } }) {
    if (principalId !== undefined)
        return;
    throw new core_error/* FederationError */.yP('application-not-found', `The application ${clientId} has no service principal.`, {
        hint: `Create it: az ad sp create --id ${clientId}`,
    });
}
async function planReadable(declared, file, target, ports) {
    assertSignsIn(target);
    const destination = await openDestination(declared, target, ports);
    const { repository, secret } = destination;
    const rotation = decide(declared, file, target.stored, await secret.updatedAt(), ports);
    const line = (removes, verdict) => declaredChange(declared, repository, removes, verdict);
    switch (rotation.kind) {
        case 'keep': {
            const gone = rotation.outdated.filter(({ secret: old }) => !mayBeManagers(old, target.managerSecret));
            return [
                { change: line([], { action: 'keep', reason: rotation.reason }), write: undefined },
                ...gone.map(({ secret: old, reason }) => ({
                    change: removalChange(old, { source: declared.source, reason, asked: true }),
                    write: plan_rotation_remover(old, target, ports),
                })),
            ];
        }
        case 'refuse':
            return [{ change: line([], { action: 'refuse', reason: rotation.code, why: rotation.why }), write: undefined }];
        case 'create': {
            const { removes, reason, adopts } = rotation;
            const blocked = await obstacle(declared, file, destination, adopts, target);
            if (blocked !== undefined) {
                const why = blocked.sentences.join(' ');
                return [{ change: line(removes, { action: 'refuse', reason: blocked.reason, why }), write: undefined }];
            }
            const printed = new Set(removes.map(({ keyId }) => keyId));
            return [
                {
                    change: line(removes, { action: 'create', reason }),
                    write: creator(declared, file, destination, target, printed, ports),
                },
            ];
        }
    }
}
/** Plans one declared secret; what keeps it from being planned is its refusal. */
async function planDeclared(declared, file, target, ports) {
    const warnings = warningsOf(declared);
    try {
        return { lines: await planReadable(declared, file, target, ports), warnings };
    }
    catch (error) {
        const fullName = declared.destination.repository ?? target.request.repository;
        const change = declaredChange(declared, { fullName, id: '' }, [], refusalOf(error));
        return { lines: [{ change, write: undefined }], warnings };
    }
}

;// CONCATENATED MODULE: ./build/federation/secret/plan-retirement.js







// The sign-in log keeps thirty days: https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention
const LOG_DAYS = 30;
/** What is seen of the application, asked once for all of its secrets. */
async function readFacts({ facts }, ports) {
    const now = ports.clock.now();
    const exchanged = await ports.exchanges(facts.clientId);
    const { lastUses, federatedSignIns } = await ports.clientUse(facts.clientId, now - LOG_DAYS * secret_secret/* DAY_MS */.sO);
    return { now, exchanged, federatedSignIns, lastUse: (keyId) => lastUses?.get(keyId.toLowerCase()) ?? 'unknown' };
}
const plan_retirement_same = (left, right) => left.toLowerCase() === right.toLowerCase();
/** The secrets that a retirement means: those named, or all but those that files keep. */
function plan_retirement_meantBy({ secrets: named }, target, ports) {
    const { secrets } = target.stored;
    if (named !== 'all')
        return secrets.filter(({ keyId }) => named.some((each) => plan_retirement_same(each, keyId)));
    const isKept = (secret) => target.declarations.some(({ file, secrets: declared }) => declared.some(({ displayName }) => displayName === secret.displayName) &&
        (0,secret_secret/* isSecretOf */.mO)(secret, ownersOf(file), ports.sha256Hex));
    return secrets.filter((secret) => !isKept(secret));
}
/** Key IDs that name no secret: a certificate is refused, one that is gone is said. */
function planUnknown({ secrets: named, source }, { stored }) {
    const unknown = named === 'all' ? [] : named.filter((id) => !stored.secrets.some(({ keyId }) => plan_retirement_same(id, keyId)));
    const isKey = (id) => stored.keys.some(({ keyId }) => plan_retirement_same(id, keyId));
    const refused = unknown.filter(isKey).map((id) => {
        const why = whyNoSecret(id, stored.keys);
        return { change: refusedRemoval(id, undefined, { source, code: 'retire-unproved', why }), write: undefined };
    });
    const gone = unknown.filter((id) => !isKey(id)).map((id) => `${source}: ${whyNoSecret(id, stored.keys)}`);
    return { lines: refused, warnings: gone };
}
function plan_retirement_planOne(secret, declared, file, facts, target, ports) {
    const { source } = declared;
    const question = {
        kind: 'secret',
        retired: { ...secret, isOneOfAll: declared.secrets === 'all' },
        mayBeManagers: mayBeManagers(secret, target.managerSecret),
        declared,
        file,
    };
    const verdict = judgeRetirement(question, target, facts);
    if (!verdict.ok) {
        const { code, why } = verdict;
        return { change: refusedRemoval(secret.keyId, secret, { source, code, why }), write: undefined };
    }
    return {
        change: removalChange(secret, { source, reason: verdict.reason, asked: true }),
        write: plan_rotation_remover(secret, target, ports),
    };
}
/** Plans what one file retires. Nothing is asked where no secret that it means is left. */
async function planRetirements(retirements, file, target, ports) {
    const meant = retirements.map((declared) => ({ declared, secrets: plan_retirement_meantBy(declared, target, ports) }));
    const unknown = retirements.map((declared) => planUnknown(declared, target));
    const keys = await planCertificates(retirements, file, target, ports);
    const isMeant = keys.needsProof || meant.some(({ secrets }) => secrets.length > 0);
    const facts = isMeant ? await readFacts(target, ports) : undefined;
    return {
        lines: [
            ...unknown.flatMap(({ lines }) => lines),
            ...meant.flatMap(({ declared, secrets }) => facts === undefined ? [] : secrets.map((secret) => plan_retirement_planOne(secret, declared, file, facts, target, ports))),
            ...keys.linesWith(facts),
        ],
        warnings: [...unknown.flatMap(({ warnings }) => warnings), ...keys.warnings],
    };
}
/** Plans what a file that prunes made once and declares no more. */
function planPruned(file, target, handled, ports) {
    if (!file.prune)
        return [];
    const declared = target.declarations.filter((each) => each.file === file).flatMap(({ secrets }) => secrets);
    const isOurs = (secret) => (0,secret_secret/* isSecretOf */.mO)(secret, ownersOf(file), ports.sha256Hex);
    const left = undeclaredOf(target.stored.secrets, declared, isOurs);
    return left
        .filter((secret) => !handled.has(secret.keyId) && !mayBeManagers(secret, target.managerSecret))
        .map((secret) => {
        const about = { resource: 'client-secret', action: 'delete', repository: undefined, adopts: false };
        const forbidden = judgeLine(target, file, about);
        const { keyId } = secret;
        if (forbidden.length > 0) {
            const why = forbidden.join(' ');
            const change = refusedRemoval(keyId, secret, { source: file.file, code: 'not-permitted', why });
            return { change, write: undefined };
        }
        const reason = 'This file made it, and declares it no more.';
        const change = removalChange(secret, { source: file.file, reason, asked: false });
        return { change, write: plan_rotation_remover(secret, target, ports) };
    });
}

;// CONCATENATED MODULE: ./build/federation/secret/plan-secrets.js









// The report of credentials takes five requests in ten seconds; the transport waits where it is asked to.
const AT_ONCE = 5;
function declarationsOf({ declarations }) {
    return declarations.map(({ file, target }) => ({
        file,
        secrets: target.clientSecrets ?? [],
        retirements: target.retirements ?? [],
    }));
}
/**
 * True where a file says anything of secrets; one that prunes may have said something before, and then its secrets tell.
 * @param secretIds key IDs of the target's secrets; undefined where they were not listed
 */
function concernsSecrets({ file, secrets, retirements }, secretIds, { sha256Hex }) {
    if (secrets.length > 0 || retirements.length > 0)
        return true;
    const mayHold = () => secretIds === undefined || secretIds.some((keyId) => (0,secret_secret/* isSecretOf */.mO)({ keyId }, ownersOf(file), sha256Hex));
    return file.prune && mayHold();
}
/** Whether pruning takes away every federated credential that is stored, where no file declares another one. */
function losesTrust({ stored, declarations }, { sha256Hex }) {
    if (stored.length === 0 || declarations.some(({ credentials }) => credentials.length > 0))
        return false;
    const pruning = declarations.filter(({ file }) => file.prune);
    const isPruned = (each) => (0,owner/* prunableOwner */.TC)(each.description) !== undefined &&
        pruning.some(({ file }) => (0,owner/* ownedBy */.LW)(each, { ...file, kind: 'application', sha256Hex }) !== 'foreign');
    return stored.every(isPruned);
}
async function readTarget(read, declarations, request, ports) {
    const { facts } = read;
    const store = ports.openStore(facts.id);
    const stored = await store.read();
    const manager = await readManager(facts, stored, request.policy, ports);
    const judged = (0,permit/* judgedTarget */.$P)(facts, 'application', request.policy.managerClientId);
    return { facts, judged, store, stored, ...manager, losesTrust: losesTrust(read, ports), declarations, request };
}
async function planFile({ file, secrets, retirements }, target, ports) {
    const retired = await planRetirements(retirements, file, target, ports);
    const declared = [];
    for (const each of secrets)
        declared.push(await planDeclared(each, file, target, ports));
    const before = [...retired.lines, ...declared.flatMap(({ lines }) => lines)];
    const handled = new Set(before.map(({ change }) => change.name));
    return {
        lines: [...before, ...planPruned(file, target, handled, ports)],
        warnings: [...retired.warnings, ...declared.flatMap(({ warnings }) => warnings)],
    };
}
/** The lines of an application that could not be read, or that is still to be created: each refused. */
function unreadable(declarations, { repository }, error) {
    const verdict = refusalOf(error);
    const { reason: code, why } = verdict;
    return declarations.flatMap(({ secrets, retirements }) => [
        ...retirements.flatMap(({ secrets: named, certificates, source }) => [named, certificates]
            .flatMap((each) => (each === 'all' ? ['all'] : each))
            .map((id) => refusedRemoval(id, undefined, { source, code, why }))),
        ...secrets.map((each) => declaredChange(each, { fullName: each.destination.repository ?? repository, id: '' }, [], verdict)),
    ]);
}
const MISSING = new core_error/* FederationError */.yP('application-not-found', 'The application is only created by this run.', {
    hint: 'Its secrets follow with the next run.',
});
function forbiddenIn(lines) {
    return lines.flatMap(({ change }) => change.action === 'refuse' && change.reason === 'not-permitted' ? [`${change.source}: ${change.why}`] : []);
}
/** How many secrets of the application each file made. */
function ownedIn({ stored, declarations }, { sha256Hex }) {
    const count = (file) => stored.secrets.filter((each) => (0,secret_secret/* isSecretOf */.mO)(each, ownersOf(file), sha256Hex)).length;
    return new Map(declarations.map(({ file }) => [file.file, count(file)]));
}
function toResourcePlan({ lines, owned }) {
    const writers = new Map(lines.map(({ change, write }) => [change, write]));
    return {
        changes: lines.map(({ change }) => change),
        writeResource: async (change, deadline) => {
            const write = writers.get(change);
            return { outcome: write === undefined ? 'kept' : await write(deadline), change };
        },
        adjust: (change) => change,
        forbidden: forbiddenIn(lines),
        owned,
    };
}
async function planTarget(read, declarations, request, ports) {
    try {
        if (read.facts.missing === true)
            throw MISSING;
        const target = await readTarget(read, declarations, request, ports);
        const planned = [];
        for (const each of declarations)
            planned.push(await planFile(each, target, ports));
        return {
            lines: planned.flatMap(({ lines }) => lines),
            warnings: planned.flatMap(({ warnings }) => warnings),
            owned: ownedIn(target, ports),
        };
    }
    catch (error) {
        const refused = unreadable(declarations, request, error);
        return { lines: refused.map((change) => ({ change, write: undefined })), warnings: [], owned: new Map() };
    }
}
/** Builds the planner of client secrets; applications whose reading failed, or that nobody reads, are left to their own error. */
function createSecretPlanner(ports) {
    return async (targets, request) => {
        const concerned = targets.flatMap((target) => {
            const { reading, address } = target;
            const secretIds = reading?.ok === true ? reading.secretIds : undefined;
            const declarations = declarationsOf(target).filter((each) => concernsSecrets(each, secretIds, ports));
            const readable = address.kind === 'application' && reading?.ok === true && declarations.length > 0;
            if (!readable)
                return [];
            const read = { facts: reading.facts, stored: reading.stored, declarations: target.declarations };
            return [{ target, read, declarations }];
        });
        const planned = await (0,fleet/* mapAtMost */.X)(concerned, AT_ONCE, async ({ target, read, declarations }) => ({
            target,
            ...(await planTarget(read, declarations, request, ports)),
        }));
        return {
            targets: new Map(planned.map(({ target, ...secrets }) => [target, toResourcePlan(secrets)])),
            repositories: [],
            warnings: planned.flatMap(({ warnings }) => warnings),
        };
    };
}

// EXTERNAL MODULE: ./build/github/ask.js
var github_ask = __webpack_require__(839);
// EXTERNAL MODULE: ./build/github/rate-limit.js
var rate_limit = __webpack_require__(3408);
// EXTERNAL MODULE: ./build/github/rest-failure.js
var rest_failure = __webpack_require__(5841);
;// CONCATENATED MODULE: ./build/github/secrets.js



function listAt(value, key) {
    const list = (0,github_ask.at)(value, key);
    return Array.isArray(list) ? list : [];
}
/** Paths below the API's root; a secret of an environment has a path and a key of its own. */
const ROUTES = {
    repository: '/repos/{owner}/{repo}/actions/secrets',
    environment: '/repos/{owner}/{repo}/environments/{environment_name}/secrets',
};
function describe({ fullName, environment, name }) {
    return environment === undefined ? `${name} of ${fullName}` : `${name} of "${environment}" in ${fullName}`;
}
// Sealed boxes: https://docs.github.com/en/rest/guides/encrypting-secrets-for-the-rest-api
async function seal(value, key) {
    const { default: sodium } = await __webpack_require__.e(/* import() */ 768).then(__webpack_require__.bind(__webpack_require__, 4768));
    await sodium.ready;
    const box = sodium.crypto_box_seal(value, Buffer.from(key, 'base64'));
    return Buffer.from(box).toString('base64');
}
/** True for a pattern that lets every branch deploy: then there is no rule to speak of. */
const isEveryBranch = (policy) => (0,github_ask.at)(policy, 'type') !== 'tag' && /^\*+(?:\/\*+)*$/.test(String((0,github_ask.at)(policy, 'name')));
const hasReviewers = (environment) => listAt(environment, 'protection_rules').some((rule) => (0,github_ask.at)(rule, 'type') === 'required_reviewers' && listAt(rule, 'reviewers').length > 0);
/** Notes what answers say of the rate limit, and GitHub's clock as the last one shows it. */
function createRecord() {
    const limit = (0,rate_limit/* createRateLimitRecord */.xj)();
    let clock;
    const note = (headers = {}) => {
        const date = Date.parse(String(headers.date));
        if (!Number.isNaN(date))
            clock = date;
        limit.note(headers);
    };
    return { left: limit.left, note, now: () => clock };
}
/** Builds the way to secrets at GitHub, with the rights of `github-token`. */
function createSecretOpener(api) {
    const record = createRecord();
    const ask = (0,github_ask/* createAsk */.c)(api, record);
    return (place) => {
        const { environment, name } = place;
        const inside = { ...(0,github_ask/* parts */.r)(place.fullName), ...(environment !== undefined && { environment_name: environment }) };
        const root = environment === undefined ? ROUTES.repository : ROUTES.environment;
        const one = { ...inside, secret_name: name };
        const level = environment === undefined ? 'Secrets' : 'Environments';
        const purposeOf = (doing, permission = `${level}: write`) => ({
            what: `${doing} the secret ${describe(place)}`,
            permission,
        });
        const guarding = purposeOf('see what guards', 'Actions: read');
        const look = (route, more = {}) => ask(`GET /repos/{owner}/{repo}${route}`, { ...inside, ...more }, guarding, [403, 404]);
        /** Whether branch rules leave some branch out. Without protected branches "protected branches only" admits every one. */
        async function rulesOutBranches(policy) {
            if ((0,github_ask.at)(policy, 'custom_branch_policies') === true) {
                const route = '/environments/{environment_name}/deployment-branch-policies';
                const { status, data } = await look(route, { per_page: '100' });
                return status === 200 && !listAt(data, 'branch_policies').some(isEveryBranch);
            }
            if ((0,github_ask.at)(policy, 'protected_branches') !== true)
                return false;
            const { data } = await look('/branches', { protected: 'true' });
            return Array.isArray(data) && data.length > 0;
        }
        return {
            now: record.now,
            guard: async () => {
                if (environment === undefined)
                    return 'unguarded';
                const { status, data } = await look('/environments/{environment_name}');
                if (status !== 200)
                    return status === 404 ? 'missing' : 'unknown';
                if (hasReviewers(data))
                    return 'guarded';
                return (await rulesOutBranches((0,github_ask.at)(data, 'deployment_branch_policy'))) ? 'guarded' : 'unguarded';
            },
            updatedAt: async () => {
                const purpose = purposeOf('see', `${level}: read`);
                const { status, data } = await ask(`GET ${root}/{secret_name}`, one, purpose, [404]);
                if (status === 404)
                    return undefined;
                const time = Date.parse(String((0,github_ask.at)(data, 'updated_at')));
                if (!Number.isNaN(time))
                    return time;
                throw (0,rest_failure/* restError */.l)({ status: 500, message: '', headers: {} }, purpose);
            },
            store: async (value) => {
                const purpose = purposeOf('store');
                const { data } = await ask(`GET ${root}/public-key`, inside, purpose);
                const [key, keyId] = [(0,github_ask.at)(data, 'key'), (0,github_ask.at)(data, 'key_id')];
                if (typeof key !== 'string' || typeof keyId !== 'string')
                    throw (0,rest_failure/* restError */.l)({ status: 500, message: '', headers: {} }, purpose);
                const sealed = { encrypted_value: await seal(value, key), key_id: keyId };
                await ask(`PUT ${root}/{secret_name}`, { ...one, ...sealed }, purpose);
            },
        };
    };
}

// EXTERNAL MODULE: ./build/runner/machine.js
var machine = __webpack_require__(9290);
// EXTERNAL MODULE: ./build/composition/fleet-certificates.js + 7 modules
var fleet_certificates = __webpack_require__(7829);
;// CONCATENATED MODULE: ./build/composition/fleet-secrets.js
/** Composes what plans and writes client secrets: Graph and the token endpoint with the manager's rights, GitHub with `github-token`. */













/** Whether Entra takes this job's ID token for a client. Nobody's yes is no: what cannot be tried proves nothing. */
function createExchanges({ cloud, endpoints }, tenantId, job) {
    const ports = { ...job, exchangeToken: job.exchangeToken(tenantId, endpoints.authority) };
    const scope = (0,core_cloud/* resourceManagerScope */.M7)(cloud);
    return async (clientId) => {
        if (!job.mayHaveIdToken)
            return false;
        for (const audience of new Set([cloud.audience, ...core_cloud/* EXCHANGE_AUDIENCES */.mA.slice(0, 1)])) {
            try {
                if ((await (0,exchange/* exchangeIdToken */.a)({ clientId, audience, scope }, ports)).accepted)
                    return true;
            }
            catch (error) {
                if (!(error instanceof core_error/* FederationError */.yP))
                    throw error;
                job.log.debug(`The exchange for ${clientId} proves nothing: ${error.message}`);
            }
        }
        return false;
    };
}
/** Composes the planner of client secrets. Nothing is sent before it plans. */
async function composeSecretPlanner(inputs, { graph, api, github, tenantId }, job) {
    const { manager, endpoints, cloud } = inputs;
    const { transport, mask, clock, log, sha256Hex } = job;
    const outside = { transport, mask, now: clock.now, newGuid: machine/* newGuid */.aq };
    const readRestrictions = (0,app_policies/* createRestrictionReader */.u1)(graph);
    return createSecretPlanner({
        openKeys: (holder, objectId) => (0,keys/* createKeyStore */.zH)({ ...graph, thumbprintOf: machine/* thumbprintOf */.rK }, `/${holder === 'application' ? 'applications' : 'servicePrincipals'}/${objectId}`),
        openStore: (objectId) => createSecretStore({ ...graph, mask }, objectId, readRestrictions),
        openGitHub: api && createSecretOpener(api),
        github,
        prove: (0,token/* createSecretProof */.ft)({ authority: endpoints.authority, tenantId }, (0,core_cloud/* resourceManagerScope */.M7)(cloud), outside),
        exchanges: createExchanges(inputs, tenantId, job),
        clientUse: createUseReader(graph),
        managerToken: async () => (0,grants/* managerTokenOf */.eG)(await graph.token()),
        managerThumbprint: await (0,fleet_certificates.managerThumbprint)(manager),
        managerTells: manager !== undefined && 'clientId' in manager,
        managerHint: manager?.kind === 'client-secret' ? manager.clientSecret.slice(0, 3) : undefined,
        clock,
        log,
        sha256Hex,
        randomHex: machine/* newSecret */.jr,
    });
}


/***/ }),

/***/ 839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   c: () => (/* binding */ createAsk),
/* harmony export */   r: () => (/* binding */ parts)
/* harmony export */ });
/* harmony import */ var _octokit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(987);
/* harmony import */ var _rate_limit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3408);
/* harmony import */ var _rest_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5841);
/** Sends requests to GitHub's REST API one by one, and tells refusals as data. */



/** A property of an answer; undefined where there is none. */
function at(value, key) {
    return typeof value === 'object' && value !== null ? value[key] : undefined;
}
/** The parameters of a route that name a repository. */
function parts(fullName) {
    const [owner = '', repo = ''] = fullName.split('/');
    return { owner, repo };
}
/** Builds the way to ask; `limit` notes what every answer says about the token's limit. */
function createAsk(api, limit) {
    const octokit = (0,_octokit_js__WEBPACK_IMPORTED_MODULE_0__/* .createOctokit */ .Q)(api);
    return async (route, parameters, purpose, expected = []) => {
        try {
            const { status, data, headers } = await octokit.request(route, parameters);
            limit.note(headers);
            return { status, data };
        }
        catch (error) {
            const failure = (0,_rest_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toRestFailure */ .I)(error);
            const { status, headers } = failure;
            limit.note(headers);
            if ((0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_1__/* .isLimited */ .lU)(status, headers))
                throw (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_1__/* .limitReached */ .Cf)(status, limit.left());
            if (expected.includes(status))
                return { status, data: undefined, failure };
            throw (0,_rest_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .restError */ .l)(failure, purpose);
        }
    };
}


/***/ }),

/***/ 5841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ toRestFailure),
/* harmony export */   l: () => (/* binding */ restError)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/** What a refusal of GitHub's REST API means: which permission is missing, what is wrong, what may be tried again. */

function at(value, key) {
    return typeof value === 'object' && value !== null ? value[key] : undefined;
}
function textsOf(value) {
    if (typeof value !== 'object' || value === null)
        return {};
    return Object.fromEntries(Object.entries(value).flatMap(([name, text]) => (text === undefined ? [] : [[name, `${text}`]])));
}
/** GitHub's own words: the message, and what its list of errors adds. */
function messageOf(data) {
    const errors = at(data, 'errors');
    const more = Array.isArray(errors)
        ? errors.map((each) => (typeof each === 'string' ? each : at(each, 'message')))
        : [];
    return [at(data, 'message'), ...more].filter((each) => typeof each === 'string').join('; ');
}
/** Reads a refusal; anything else that was thrown is thrown again. */
function toRestFailure(error) {
    const [status, response] = [at(error, 'status'), at(error, 'response')];
    if (typeof status !== 'number')
        throw error;
    return { status, message: messageOf(at(response, 'data')), headers: textsOf(at(response, 'headers')) };
}
// https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
function permissionIn(accepted) {
    const names = [...(accepted ?? '').matchAll(/([a-z_]+)=(read|write|admin)/g)];
    const shown = names.map(([, name = '', level = '']) => `${name.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase())}: ${level}`);
    return shown.length === 0 ? undefined : shown.join(', ');
}
/** The error for a refusal that nothing can be made of. */
function restError({ status, message, headers }, { what, permission }) {
    const answer = { service: 'GitHub', status, ...(message !== '' && { message }) };
    if (status === 401)
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('github-forbidden', 'GitHub does not accept `github-token`: it is not valid.', {
            hint: 'Renew the token: it has expired, was revoked, or is of another server.',
            answer,
        });
    if (status === 403 || status === 404)
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('github-forbidden', `\`github-token\` may not ${what}.`, {
            hint: `It needs the permission "${permissionIn(headers['x-accepted-github-permissions']) ?? permission}" on the repository. No workflow can give that to its own token: give the token of a GitHub App.`,
            answer,
        });
    if (status < 500)
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('github-forbidden', `GitHub refuses to ${what}: ${message || `status ${status}`}.`, {
            hint: 'Correct what is declared, or the settings of the repository.',
            answer,
        });
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('service-unavailable', `GitHub's API did not answer properly (${what}).`, {
        hint: 'Run again later.',
        answer,
    });
}


/***/ })

};
;