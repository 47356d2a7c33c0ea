"use strict";
exports.id = 829;
exports.ids = [829];
exports.modules = {

/***/ 7829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  certificatePlanner: () => (/* binding */ certificatePlanner),
  managerThumbprint: () => (/* binding */ managerThumbprint)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/entra/app-policies.js
var app_policies = __webpack_require__(6339);
// EXTERNAL MODULE: ./build/entra/graph.js
var graph = __webpack_require__(6287);
// EXTERNAL MODULE: ./build/entra/keys.js
var keys = __webpack_require__(6527);
// EXTERNAL MODULE: ./build/entra/graph-answer.js
var graph_answer = __webpack_require__(5938);
// EXTERNAL MODULE: ./build/entra/graph-client.js
var graph_client = __webpack_require__(2983);
// EXTERNAL MODULE: ./build/entra/pages.js
var pages = __webpack_require__(6955);
// EXTERNAL MODULE: ./build/entra/shape.js
var shape = __webpack_require__(2938);
;// CONCATENATED MODULE: ./build/entra/keys-sweep.js






const SERVICE = 'Microsoft Graph';
// A page holds the certificates themselves; lists that select them are throttled at 150 requests per minute and tenant.
const PAGE = 500;
const FIRST = `/applications?$select=id,appId,uniqueName,displayName,${keys/* KEYS */.Rk}&$top=${PAGE}`;
/** Builds the sweep. https://learn.microsoft.com/graph/api/application-list */
function createKeySweep(environment) {
    const send = (0,graph_client/* createGraphSender */.C)(environment);
    return async (wanted) => {
        const kept = [];
        const readPage = async (path) => {
            const reply = await send({ version: 'v1.0', method: 'GET', path });
            if (reply.status !== 200)
                throw (0,graph_answer/* graphError */.z)((0,graph_client/* parseGraphFailure */.g)(reply), "list the tenant's applications");
            const page = (0,pages/* parsePage */.N)((0,shape/* parseObject */.lj)(reply.text), '@odata.nextLink', SERVICE);
            const listed = page.value.map((body) => ({ facts: (0,graph/* factsOf */.xS)(body), keys: (0,keys/* parseKeys */.Ss)(body, environment) }));
            // A tenant may have far more applications than anybody asks about: only those that are wanted are kept.
            for (const each of listed)
                if (each.keys.length > 0 && wanted(each))
                    kept.push(each);
            return { ...page, value: [] };
        };
        await (0,pages/* readPages */.n)(FIRST, readPage, { name: SERVICE, endpoint: environment.endpoint, input: 'graph-endpoint' });
        return kept;
    };
}

// EXTERNAL MODULE: ./build/core/certificate/stored-key.js
var stored_key = __webpack_require__(3293);
;// CONCATENATED MODULE: ./build/core/certificate/diff.js

/** The line about a certificate that is wanted. */
function toChange({ certificate, displayName, source }, keyId, action, reason) {
    const { thumbprint, thumbprintSha256, subject, notBefore, notAfter } = certificate;
    return {
        resource: 'certificate',
        action,
        reason,
        name: thumbprint,
        source,
        differences: [],
        written: {
            displayName: (0,stored_key/* displayNameOf */.Nv)(certificate, displayName),
            thumbprint,
            thumbprintSha256,
            subject,
            notBefore,
            notAfter,
            keyId,
        },
    };
}
function toDeletion({ keyId, thumbprint, displayName, startDateTime, endDateTime }, source) {
    return {
        resource: 'certificate',
        action: 'delete',
        reason: 'It is ours, and no longer declared.',
        name: `${thumbprint}`,
        source,
        differences: [],
        written: {
            displayName,
            thumbprint: `${thumbprint}`,
            thumbprintSha256: null,
            subject: null,
            notBefore: startDateTime,
            notAfter: endDateTime,
            keyId,
        },
    };
}
/** The stored key of a certificate, whoever added it; the certificate is what counts. */
function storedOf({ certificate }, stored) {
    return stored.find((key) => (0,stored_key/* isSignInCertificate */.SR)(key) && key.thumbprint === certificate.thumbprint);
}
const ownersOf = ({ owner, previousOwners }) => [owner, ...previousOwners];
function wantedChange(wanted, declaration, stored, sha256Hex) {
    const key = storedOf(wanted, stored);
    if (key === undefined) {
        const keyId = (0,stored_key/* ownedKeyId */.cf)(declaration.owner, wanted.certificate.thumbprint, sha256Hex);
        return toChange(wanted, keyId, 'create', 'No stored certificate has its thumbprint.');
    }
    const ours = (0,stored_key/* isKeyOf */.bX)(key, ownersOf(declaration), sha256Hex);
    return toChange(wanted, key.keyId, 'keep', ours ? 'It is stored already.' : 'It is stored already, added by somebody else.');
}
function permitted(change, { refuse }) {
    const sentences = change.action === 'keep' ? [] : refuse(change);
    return sentences.length === 0
        ? change
        : { ...change, action: 'refuse', reason: 'not-permitted', why: sentences.join(' ') };
}
function prunable(declaration, stored, declared, sha256Hex) {
    if (!declaration.prune)
        return [];
    return stored
        .filter((key) => !key.encryptsTokens && !declared.has(key.thumbprint))
        .filter((key) => (0,stored_key/* isKeyOf */.bX)(key, ownersOf(declaration), sha256Hex))
        .map((key) => toDeletion(key, declaration.source));
}
const LOCKOUT = 'The manager of this run signs in with this certificate: removing it would lock the run out.';
/** Compares the declarations of all owners with one reading of an application: creations before deletions. */
function diffCertificates(declarations, stored, { sha256Hex, isOwnCertificate }) {
    const declared = new Set(declarations.flatMap(({ wanted }) => wanted.map(({ certificate }) => certificate.thumbprint)));
    const changes = declarations.flatMap((each) => each.wanted.map((wanted) => permitted(wantedChange(wanted, each, stored, sha256Hex), each)));
    // Two files may both take over what one owner left.
    const pruned = declarations.flatMap((each) => prunable(each, stored, declared, sha256Hex).map((change) => permitted(change, each)));
    return [
        ...changes,
        ...[...new Map(pruned.map((change) => [change.written.keyId, change])).values()].map((change) => change.action === 'delete' && isOwnCertificate(change.written)
            ? { ...change, action: 'refuse', reason: 'self-lockout', why: LOCKOUT }
            : change),
    ];
}
/** The lines of an application that could not be read: what is wanted, without a comparison. */
function uncomparedCertificates(declarations, reason, sha256Hex) {
    return declarations.flatMap((each) => each.wanted.map((wanted) => {
        const keyId = (0,stored_key/* ownedKeyId */.cf)(each.owner, wanted.certificate.thumbprint, sha256Hex);
        return permitted(toChange(wanted, keyId, 'create', reason), each);
    }));
}
/** Warns of stored entries whose own validity Graph narrows below that of the certificate, so that Entra takes it no longer. */
function storedWarnings(declarations, stored, now) {
    return declarations.flatMap(({ wanted }) => wanted.flatMap((each) => {
        const { endDateTime, keyId } = storedOf(each, stored) ?? { endDateTime: null, keyId: '' };
        if (endDateTime === null || Date.parse(endDateTime) > now)
            return [];
        return [
            `${each.source}: The certificate ${each.certificate.thumbprint} is stored with an end of its own, ${endDateTime}, which has passed: remove key ID ${keyId}, and run again.`,
        ];
    }));
}

// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/plan/change.js
var plan_change = __webpack_require__(6986);
// EXTERNAL MODULE: ./build/core/policy/judge.js + 5 modules
var judge = __webpack_require__(6796);
// EXTERNAL MODULE: ./build/core/target.js
var target = __webpack_require__(8881);
// EXTERNAL MODULE: ./build/federation/keys/write-key.js
var write_key = __webpack_require__(4140);
;// CONCATENATED MODULE: ./build/federation/keys/write-certificate.js



/** The key that a line adds: the declared certificate under the name that was printed. */
function newKey({ written, source }, { declarations, sha256Hex }) {
    const [key] = declarations.flatMap(({ owner, wanted }) => wanted.flatMap(({ certificate, source: declaredAt }) => certificate.thumbprint === written.thumbprint && declaredAt === source
        ? [(0,stored_key/* toNewKey */.$j)(certificate, { owner, displayName: written.displayName ?? written.thumbprint }, sha256Hex)]
        : []));
    return key;
}
function toWrite(change, session) {
    if (change.action === 'delete') {
        const key = session.stored.find(({ keyId }) => keyId === change.written.keyId);
        if (key !== undefined)
            return { kind: 'remove', key };
    }
    else {
        const key = newKey(change, session);
        if (key !== undefined)
            return { kind: 'add', key };
    }
    throw new core_error/* FederationError */.yP('internal', `The certificate ${change.name} is neither declared nor stored.`);
}
/** Builds what writes the certificates of one application. `deadline`: milliseconds since the epoch. */
function createCertificateWriter(session, ports) {
    return async (change, deadline) => {
        const write = toWrite(change, session);
        const verb = write.kind === 'add' ? 'Adding' : 'Removing';
        ports.log.info(`${verb} the certificate ${change.name} (${change.written.displayName ?? 'without a name'})`);
        const outcome = await (0,write_key/* writeKey */.T)({ write, planned: session.stored, deadline }, ports);
        if (outcome === 'kept')
            return { outcome, change };
        return { outcome: write.kind === 'add' ? 'created' : 'deleted', change };
    };
}

;// CONCATENATED MODULE: ./build/core/certificate/lifetime.js
const DAY_MS = 86_400_000;
/** Says why policies do not let a certificate be added; undefined when they do. */
function lifetimeProblem({ notBefore, notAfter }, { lifetimes, createdAt }) {
    const days = (Date.parse(notAfter) - Date.parse(notBefore)) / DAY_MS;
    const exceeded = lifetimes.find(({ since, days: most }) => days > most && (since === undefined || createdAt === undefined || createdAt >= since));
    if (exceeded === undefined)
        return undefined;
    const most = Math.floor(exceeded.days);
    return `The policy "${exceeded.policy}" of the tenant lets a certificate live ${most} days; this one lives ${Math.ceil(days)}.`;
}

;// CONCATENATED MODULE: ./build/federation/fleet/certificate-policies.js


/** What cannot be read shows with the write, and stops no plan. */
async function readOrNothing(readLimits, id) {
    try {
        return await readLimits(id);
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP))
            throw error;
        return undefined;
    }
}
/** Returns the lines with what policies refuse; they are asked only where a certificate is added to an application that is there. */
async function withinPolicies(changes, { facts: { id }, files }, readLimits) {
    const isAdding = id !== '' && changes.some(({ action }) => action === 'create');
    const limits = isAdding && readLimits !== undefined ? await readOrNothing(readLimits, id) : undefined;
    if (limits === undefined)
        return changes;
    const certificates = files.flatMap(({ wanted }) => wanted.map(({ certificate }) => certificate));
    return changes.map((change) => {
        const added = certificates.find(({ thumbprint }) => change.action === 'create' && thumbprint === change.name);
        const why = added && lifetimeProblem(added, limits);
        return why === undefined ? change : { ...change, action: 'refuse', reason: 'policy-blocked', why };
    });
}

// EXTERNAL MODULE: ./build/federation/fleet/fleet.js
var fleet = __webpack_require__(6191);
// EXTERNAL MODULE: ./build/federation/fleet/plan-target.js + 6 modules
var plan_target = __webpack_require__(2689);
;// CONCATENATED MODULE: ./build/federation/fleet/certificate-targets.js




const AT_ONCE = 10;
/** Certificates of an application that a file owns, and so may prune. */
function ownKeys({ owner, previousOwners }, keys, sha256Hex) {
    return keys.filter((key) => (0,stored_key/* isKeyOf */.bX)(key, [owner, ...previousOwners], sha256Hex));
}
const NOT_LISTED = 'the manager may not list the applications of the tenant (permission Application.Read.All), so certificates of this file on applications that left it were not looked for. Grant the permission, or remove them by hand.';
const NOTHING = { found: [], byId: new Map(), complete: false };
/** Applications on which a file that prunes owns a certificate, or that are named here. */
async function sweep(pruning, named, { sweepKeys, sha256Hex }) {
    if (pruning.length === 0 || sweepKeys === undefined)
        return { ...NOTHING, warnings: [] };
    try {
        const found = await sweepKeys(({ facts, keys }) => named.has(facts.id.toLowerCase()) || pruning.some((file) => ownKeys(file, keys, sha256Hex).length > 0));
        const byId = new Map(found.map((each) => [each.facts.id.toLowerCase(), each]));
        return { found, byId, complete: true, warnings: [] };
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP) || error.code !== 'manager-forbidden')
            throw error;
        return { ...NOTHING, warnings: pruning.map(({ file }) => `${file}: ${NOT_LISTED}`) };
    }
}
/** Files with what they declare: those that name the application, and those that prune what they own there. */
function filesOf(declared, pruning, keys, sha256Hex) {
    const naming = new Set(declared.map(({ file }) => file.file));
    const left = pruning.filter((file) => !naming.has(file.file) && ownKeys(file, keys, sha256Hex).length > 0);
    return [...declared, ...left.map((file) => ({ file, wanted: [] }))];
}
async function readKeys({ list }) {
    try {
        return { kind: 'read', keys: await list() };
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP))
            throw error;
        return { kind: 'failed', error };
    }
}
/** One target that files name; undefined where nothing is to be planned for it. */
async function namedTarget(target, pruning, swept, ports) {
    const { address, reading: read, declarations } = target;
    if (address.kind !== 'application' || read?.ok === false)
        return undefined;
    const facts = (0,plan_target/* targetFacts */.hz)(target);
    const declared = declarations.map(({ file, target: { certificates = [] } }) => ({ file, wanted: certificates }));
    const found = swept.byId.get(facts.id.toLowerCase());
    const keys = found?.keys ?? [];
    const files = filesOf(declared, pruning, keys, ports.sha256Hex);
    const wants = declared.some(({ wanted }) => wanted.length > 0);
    const prunes = swept.complete ? found !== undefined : read !== undefined && declared.some(({ file }) => file.prune);
    if (!wants && !prunes)
        return undefined;
    const of = (reading) => ({ target, address, facts, files, reading });
    if (read === undefined || ports.openKeys === undefined)
        return of({ kind: 'unread', reason: 'No manager reads the target.' });
    if (facts.missing === true)
        return of({ kind: 'unread', reason: 'The application is still to be created.' });
    return of(swept.complete ? { kind: 'read', keys } : await readKeys(ports.openKeys(address)));
}
/** Applications on which files that prune own certificates, and that no file names any more. */
function leftTargets(named, pruning, { found }, { sha256Hex }) {
    return found
        .filter(({ facts }) => !named.has(facts.id.toLowerCase()))
        .map(({ facts, keys }) => ({
        target: undefined,
        address: { kind: 'application', clientId: facts.clientId },
        facts,
        files: filesOf([], pruning, keys, sha256Hex),
        reading: { kind: 'read', keys },
    }));
}
/**
 * Finds and reads the applications whose certificates are planned: ten at once, or, where a file prunes, all of the tenant.
 * @throws FederationError of the manager's sign-in, or of the service
 */
async function findCertificateTargets(targets, files, ports) {
    const pruning = files.filter(({ prune }) => prune);
    const named = new Set(targets.map((target) => (0,plan_target/* targetFacts */.hz)(target).id.toLowerCase()).filter((id) => id !== ''));
    const swept = await sweep(pruning, named, ports);
    const planned = await (0,fleet/* mapAtMost */.X)(targets, AT_ONCE, (target) => namedTarget(target, pruning, swept, ports));
    return {
        found: [...planned.filter((each) => each !== undefined), ...leftTargets(named, pruning, swept, ports)],
        warnings: swept.warnings,
    };
}

// EXTERNAL MODULE: ./build/federation/fleet/permit.js
var permit = __webpack_require__(5804);
;// CONCATENATED MODULE: ./build/federation/fleet/plan-certificates.js
/** Plans the certificates of applications: what files declare against the key credentials that were read, judged by their policies. */











const plan_certificates_AT_ONCE = 10;
/** One file's declaration; what its policy does not permit is noted with its place. */
function toDeclaration({ file, wanted }, judged, { policy }, forbidden) {
    const { owner, previousOwners, prune, claimedOwners } = file;
    return {
        owner,
        previousOwners,
        prune,
        source: file.file,
        wanted,
        refuse: ({ action, source }) => {
            const sentences = (0,judge/* judge */.S)(policy.rules(file.file), {
                resource: 'certificate',
                action: action === 'delete' ? 'delete' : 'create',
                target: judged,
                adopts: false,
                claimedOwners,
                githubIssuers: [],
            });
            for (const sentence of sentences)
                forbidden.add(`${source}: ${sentence}`);
            return sentences;
        },
    };
}
/** A certificate of an application that the run creates comes after it, and not at all without it. */
function afterCreation(change, { address, facts }) {
    if (!('uniqueName' in address) || facts.missing !== true)
        return change;
    const creation = { resource: 'application', action: 'create', name: address.uniqueName };
    return { ...change, dependsOn: [(0,plan_change/* changeKey */.Cy)(`application ${address.uniqueName}`, creation)] };
}
/** Lines of an application whose keys could not be read: each says why. */
function failedChanges(declarations, { code: reason, message, hint = '' }, { sha256Hex }) {
    const why = `${message} ${hint}`.trim();
    return uncomparedCertificates(declarations, why, sha256Hex).map((change) => change.action === 'refuse' ? change : { ...change, action: 'refuse', reason, why });
}
function linesOf(each, request, ports) {
    const { reading, files, facts, address } = each;
    const { sha256Hex, managerThumbprint, clock } = ports;
    const forbidden = new Set();
    const { managerClientId } = request.policy;
    const judged = each.target === undefined
        ? (0,permit/* judgedTarget */.$P)(facts, 'application', managerClientId)
        : (0,plan_target/* judgedFor */.p9)(each.target, managerClientId);
    const declarations = files.map((file) => toDeclaration(file, judged, request, forbidden));
    const lines = (changes, warnings = []) => ({
        changes: changes.map((change) => afterCreation(change, each)),
        declarations,
        forbidden: [...forbidden],
        warnings,
    });
    switch (reading.kind) {
        case 'read': {
            const isOwnCertificate = ({ thumbprint }) => thumbprint === managerThumbprint && judged.isManager !== false;
            const changes = diffCertificates(declarations, reading.keys, { sha256Hex, isOwnCertificate });
            return lines(changes, storedWarnings(declarations, reading.keys, clock.now()));
        }
        case 'unread':
            return lines(uncomparedCertificates(declarations, reading.reason, sha256Hex));
        case 'failed': {
            const changes = failedChanges(declarations, reading.error, ports);
            const unpruned = `No certificates are pruned of ${(0,target/* addressText */.GI)(address)}: ${reading.error.message}`;
            return lines(changes, changes.length === 0 ? [unpruned] : []);
        }
    }
}
function toPlan(each, lines, ports) {
    const { openKeys, sha256Hex, clock, log } = ports;
    const stored = each.reading.kind === 'read' ? each.reading.keys : [];
    const { declarations, changes, forbidden } = lines;
    const own = each.files.map(({ file }) => ({ file: file.file, keys: ownKeys(file, stored, sha256Hex) }));
    const ids = new Set(own.flatMap(({ keys }) => keys.map(({ keyId }) => keyId)));
    const write = openKeys &&
        createCertificateWriter({ declarations, stored, sha256Hex }, { store: openKeys(each.address), clock, log });
    return {
        changes,
        writeResource: async (change, deadline) => {
            if (write === undefined || change.resource !== 'certificate')
                throw new core_error/* FederationError */.yP('internal', `Nothing writes the ${change.resource} "${change.name}".`);
            return write(change, deadline);
        },
        adjust: (change) => change,
        forbidden,
        owned: new Map(own.map(({ file, keys }) => [file, keys.length])),
        foreign: stored.filter(({ keyId }) => !ids.has(keyId)).length,
    };
}
/** A whole target for an application that no file names any more. */
function toLeftTarget({ facts }, plan) {
    const { clientId, id, uniqueName, displayName } = facts;
    const { owned, foreign } = plan;
    return {
        plan: { kind: 'application', clientId, id, uniqueName, displayName, error: null, changes: plan.changes },
        head: { multiTenant: facts.multiTenant, owners: facts.owners, foreign, spellings: [] },
        session: { writeResource: plan.writeResource },
        error: undefined,
        owned,
        forbidden: plan.forbidden,
    };
}
/** @throws FederationError `configuration-invalid` for a certificate that stands twice, whatever the application is called */
function assertDeclaredOnce(found) {
    const named = found.flatMap(({ files, target }) => target === undefined ? [] : [{ files, names: target.spellings.join(' is ') }]);
    const problems = named.flatMap(({ files, names }) => {
        const first = new Map();
        return files
            .flatMap(({ wanted }) => wanted)
            .flatMap(({ certificate: { thumbprint }, source }) => {
            const known = first.get(thumbprint);
            if (known === undefined)
                first.set(thumbprint, source);
            if (known === undefined)
                return [];
            return [`${source}: ${names}, and the certificate ${thumbprint} is declared at ${known} already.`];
        });
    });
    if (problems.length === 0)
        return;
    throw new core_error/* FederationError */.yP('configuration-invalid', 'One certificate is declared twice.', {
        hint: 'Leave it in one place; nothing was written.',
        details: problems,
    });
}
/** Builds the planner of certificates. @throws FederationError `configuration-invalid`, or of the service */
function createCertificatePlanner(ports) {
    return async (targets, request) => {
        const { found, warnings } = await findCertificateTargets(targets, request.files, ports);
        assertDeclaredOnce(found);
        const planned = await (0,fleet/* mapAtMost */.X)(found, plan_certificates_AT_ONCE, async (each) => {
            const compared = linesOf(each, request, ports);
            const lines = { ...compared, changes: await withinPolicies(compared.changes, each, ports.readLimits) };
            return { each, lines, plan: toPlan(each, lines, ports) };
        });
        return {
            targets: new Map(planned.flatMap(({ each, plan }) => (each.target === undefined ? [] : [[each.target, plan]]))),
            repositories: planned.flatMap(({ each, plan }) => (each.target === undefined ? [toLeftTarget(each, plan)] : [])),
            warnings: [...warnings, ...planned.flatMap(({ lines }) => lines.warnings)],
        };
    };
}

// EXTERNAL MODULE: ./build/runner/machine.js
var machine = __webpack_require__(9290);
;// CONCATENATED MODULE: ./build/composition/fleet-certificates.js
/** Puts together the planner of certificates: keys at Microsoft Graph, and the certificate of the manager itself. */







/** The PEM, or the file at the path, that the manager's certificate is given as. */
function bytesOf(certificate) {
    if (certificate.includes('-----BEGIN'))
        return Buffer.from(certificate);
    try {
        return (0,external_node_fs_.readFileSync)(certificate);
    }
    catch {
        // Signing in says what is wrong with it.
        return undefined;
    }
}
/** Thumbprint of the certificate by which a manager signs in; undefined for one that has none, or that nobody can read. */
async function managerThumbprint(manager) {
    if (manager?.kind !== 'client-certificate')
        return undefined;
    const bytes = bytesOf(manager.certificate);
    if (bytes === undefined)
        return undefined;
    const { readCertificateFile } = await Promise.all(/* import() */[__webpack_require__.e(549), __webpack_require__.e(428)]).then(__webpack_require__.bind(__webpack_require__, 7428));
    const file = readCertificateFile(bytes);
    return file.kind === 'certificates' ? file.certificates[0]?.certificate.thumbprint : undefined;
}
/** Builds the planner of certificates; without a manager's session nothing is compared. */
async function certificatePlanner(manager, session, { sha256Hex, clock, log }) {
    const environment = session && { ...session.graph, thumbprintOf: machine/* thumbprintOf */.rK };
    return createCertificatePlanner({
        openKeys: environment && ((address) => (0,keys/* createKeyStore */.zH)(environment, (0,graph/* applicationPath */.wA)(address))),
        sweepKeys: environment && createKeySweep(environment),
        readLimits: environment && (0,app_policies/* createCertificateLimitReader */.yo)(environment),
        managerThumbprint: await managerThumbprint(manager),
        sha256Hex,
        clock,
        log,
    });
}


/***/ }),

/***/ 589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ restrictionProblem),
/* harmony export */   z: () => (/* binding */ parseDurationDays)
/* harmony export */ });
/** What app management policies of a tenant forbid of secrets, and whether a declared one breaks them. */
// ISO 8601 durations as Graph writes them: `P90D`, `P4DT12H30M5S`; a month counts 30 days and a year 365.
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const DAYS = [365, 30, 7, 1, 1 / 24, 1 / 1440, 1 / 86_400];
/** Days of an ISO 8601 duration; undefined for a text that is none. */
function parseDurationDays(text) {
    const parts = DURATION.exec(text)?.slice(1);
    if (parts === undefined || parts.every((part) => part === undefined))
        return undefined;
    return DAYS.reduce((sum, days, index) => sum + days * Number(parts[index] ?? 0), 0);
}
/**
 * Says why policies do not let a secret be added; undefined when they do.
 * @param createdAt when the application was created, milliseconds since the epoch; undefined counts as late
 */
function restrictionProblem(lifetimeDays, restrictions, createdAt) {
    const counting = restrictions.filter(({ since }) => since === undefined || createdAt === undefined || createdAt >= since);
    const ban = counting.find(({ kind }) => kind === 'addition');
    if (ban !== undefined)
        return `The policy "${ban.policy}" of the tenant forbids client secrets.`;
    for (const each of counting) {
        if (each.kind === 'lifetime' && lifetimeDays > each.days)
            return `The policy "${each.policy}" of the tenant lets a secret live ${Math.floor(each.days)} days; ${lifetimeDays} are declared.`;
    }
    return undefined;
}


/***/ }),

/***/ 6339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u1: () => (/* binding */ createRestrictionReader),
/* harmony export */   yo: () => (/* binding */ createCertificateLimitReader)
/* harmony export */ });
/* unused harmony export toRestrictions */
/* harmony import */ var _core_secret_restriction_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(589);
/* harmony import */ var _graph_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2983);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2938);



// Restrictions that matter here, by the list in which they stand:
// https://learn.microsoft.com/graph/api/resources/passwordcredentialconfiguration
// https://learn.microsoft.com/graph/api/resources/keycredentialconfiguration
const KINDS = {
    passwordCredentials: ['passwordAddition', 'passwordLifetime'],
    keyCredentials: ['asymmetricKeyLifetime'],
};
const LIFETIMES = ['passwordLifetime', 'asymmetricKeyLifetime'];
function configurationsIn(restrictions, list) {
    const listed = (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB)(restrictions)?.[list];
    return Array.isArray(listed) ? listed.map(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB).filter((each) => each !== undefined) : [];
}
/** A restriction that is enabled; one that some callers are exempt from is left to Graph, which knows the caller. */
function toRestriction(policy, configuration) {
    const { restrictionType, state, maxLifetime, restrictForAppsCreatedAfterDateTime, excludeActors } = configuration;
    if (state !== 'enabled' || (excludeActors !== null && excludeActors !== undefined))
        return [];
    const time = Date.parse((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(restrictForAppsCreatedAfterDateTime) ?? '');
    const since = Number.isNaN(time) ? undefined : time;
    if (restrictionType === 'passwordAddition')
        return [{ kind: 'addition', policy, since }];
    const days = (0,_core_secret_restriction_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDurationDays */ .z)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(maxLifetime) ?? '');
    return LIFETIMES.includes(restrictionType) && days !== undefined ? [{ kind: 'lifetime', policy, since, days }] : [];
}
function named(policy) {
    return (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(policy.displayName) ?? (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(policy.id) ?? 'app management policy';
}
/**
 * Puts the tenant's default and the policies that are assigned to the application together: what an assigned one says of a
 * kind of restriction, the default does not.
 */
function toRestrictions(tenant, assigned, list = 'passwordCredentials') {
    const own = assigned
        .filter(({ isEnabled }) => isEnabled !== false)
        .flatMap((policy) => configurationsIn(policy.restrictions, list).map((each) => ({ policy, each })));
    const settled = new Set(own.map(({ each }) => each.restrictionType));
    const defaults = tenant.isEnabled === true ? configurationsIn(tenant.applicationRestrictions, list) : [];
    return [
        ...own.flatMap(({ policy, each }) => toRestriction(named(policy), each)),
        ...defaults
            .filter(({ restrictionType }) => KINDS[list].some((kind) => kind === restrictionType) && !settled.has(restrictionType))
            .flatMap((each) => toRestriction(named(tenant), each)),
    ];
}
/** Asks for an object; undefined for everything that is not answered with one. */
function createGet(send) {
    return async (path) => {
        const reply = await send({ method: 'GET', path });
        return reply.status === 200 ? (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(reply.text) : undefined;
    };
}
function assignedIn(answer) {
    const assigned = answer?.value;
    return Array.isArray(assigned) ? assigned.map(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB).filter((each) => each !== undefined) : undefined;
}
/**
 * Builds the reader of restrictions; the tenant's default is read once. Undefined where the manager may not read policies, or
 * the cloud has none. https://learn.microsoft.com/graph/api/tenantappmanagementpolicy-get
 */
function createRestrictionReader(environment) {
    const get = createGet((0,_graph_client_js__WEBPACK_IMPORTED_MODULE_0__/* .createGraphSender */ .C)(environment));
    let whole;
    return async (application, list) => {
        whole ??= get('/policies/defaultAppManagementPolicy');
        const tenant = await whole;
        const assigned = tenant && assignedIn(await get(`${application}/appManagementPolicies`));
        return tenant && assigned && toRestrictions(tenant, assigned, list);
    };
}
/** Builds the reader of what counts for the certificates of an application, by its object ID; undefined as above. */
function createCertificateLimitReader(environment) {
    const get = createGet((0,_graph_client_js__WEBPACK_IMPORTED_MODULE_0__/* .createGraphSender */ .C)(environment));
    const readRestrictions = createRestrictionReader(environment);
    return async (objectId) => {
        const restrictions = await readRestrictions(`/applications/${objectId}`, 'keyCredentials');
        if (restrictions === undefined)
            return undefined;
        const lifetimes = restrictions.flatMap((each) => (each.kind === 'lifetime' ? [each] : []));
        const isDated = lifetimes.some(({ since }) => since !== undefined);
        const application = isDated ? await get(`/applications/${objectId}?$select=createdDateTime`) : undefined;
        const createdAt = Date.parse((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(application?.createdDateTime) ?? '');
        return { lifetimes, createdAt: Number.isNaN(createdAt) ? undefined : createdAt };
    };
}


/***/ }),

/***/ 6527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rk: () => (/* binding */ KEYS),
/* harmony export */   Ss: () => (/* binding */ parseKeys),
/* harmony export */   zH: () => (/* binding */ createKeyStore)
/* harmony export */ });
/* unused harmony exports parseKeyIdentifier, toGraph, replacementRequest */
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6232);
/* harmony import */ var _graph_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5938);
/* harmony import */ var _graph_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2983);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2938);
/** Reads and writes the key credentials of an application or service principal at Microsoft Graph: one collection, replaced whole. */





const SERVICE = 'Microsoft Graph';
const CERTIFICATE = 'AsymmetricX509Cert';
// Only a single object whose keys are selected by name shows the certificates themselves:
// https://learn.microsoft.com/graph/api/resources/keycredential
const KEYS = 'keyCredentials,tokenEncryptionKeyId';
/**
 * Reads a thumbprint from `customKeyIdentifier`, which defaults to it: as 40 hex digits, or as base64 of the bytes or of the
 * digits. Undefined for an identifier of somebody's own.
 */
function parseKeyIdentifier(identifier) {
    if (identifier === undefined)
        return undefined;
    const bytes = node_buffer__WEBPACK_IMPORTED_MODULE_0__.Buffer.from(identifier, 'base64');
    const spellings = [identifier, bytes.length === 20 ? bytes.toString('hex') : '', bytes.toString('latin1')];
    return spellings.find((each) => /^[0-9A-F]{40}$/i.test(each))?.toUpperCase();
}
/**
 * Reads a key credential; what a decision hangs on must be there.
 * @throws FederationError `service-unavailable` for anything else
 */
function fromGraph(value, encryptionKeyId, { thumbprintOf }) {
    const keyId = (0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .asText */ .e1)(value.keyId);
    if (keyId === undefined)
        throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .misshapen */ .rt)(SERVICE, 200, 'key credentials');
    const key = (0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .asText */ .e1)(value.key);
    const told = key === undefined ? parseKeyIdentifier((0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .asText */ .e1)(value.customKeyIdentifier)) : thumbprintOf(key);
    return {
        keyId,
        thumbprint: value.type === CERTIFICATE ? told : undefined,
        displayName: (0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .asText */ .e1)(value.displayName) ?? null,
        startDateTime: (0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .asText */ .e1)(value.startDateTime) ?? null,
        endDateTime: (0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .asText */ .e1)(value.endDateTime) ?? null,
        usage: (0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .asText */ .e1)(value.usage) ?? '',
        encryptsTokens: keyId.toLowerCase() === encryptionKeyId?.toLowerCase(),
        asRead: value,
    };
}
/**
 * Reads the keys of an application or service principal of which they were selected.
 * @throws FederationError `service-unavailable` for what is none
 */
function parseKeys(body, environment) {
    const keys = body?.keyCredentials;
    if (body === undefined || !Array.isArray(keys))
        throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .misshapen */ .rt)(SERVICE, 200, 'key credentials');
    return keys.map((each) => {
        const value = (0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .asObject */ .eB)(each);
        if (value === undefined)
            throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .misshapen */ .rt)(SERVICE, 200, 'key credentials');
        return fromGraph(value, (0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .asText */ .e1)(body.tokenEncryptionKeyId), environment);
    });
}
/** The new key as Graph takes it; its identifier becomes the thumbprint by itself. */
function toGraph({ keyId, displayName, startDateTime, endDateTime, key }) {
    return { keyId, displayName, startDateTime, endDateTime, key, type: CERTIFICATE, usage: 'Verify' };
}
/** https://learn.microsoft.com/graph/applications-how-to-add-certificate */
function replacementRequest(path, kept, added) {
    const keyCredentials = [...kept.map(({ asRead }) => asRead), ...(added === undefined ? [] : [toGraph(added)])];
    return { version: 'v1.0', method: 'PATCH', path, body: { keyCredentials } };
}
function refusedKeys(failure, doing) {
    const error = (0,_graph_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .graphError */ .z)(failure, doing);
    if (error.code !== 'credential-invalid' || error.answer === undefined)
        return error;
    const isAboutDates = /^KeyCredentialsInvalid(?:Start|End)Date$/.test(failure.code);
    const hint = isAboutDates
        ? 'Entra did not take the validity of the certificate: issue one that is valid now, and for a shorter time.'
        : 'See its own message below.';
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('certificate-invalid', error.message, { hint, answer: error.answer });
}
function keysAnswer({ status, code }) {
    if (code === 'Directory_ConcurrencyViolation')
        return 'busy';
    if (status === 404)
        return 'target-missing';
    return status >= 500 || status <= 0 || status === 408 ? 'uncertain' : undefined;
}
/**
 * Builds the key store of an object of Graph.
 * @param path of the application or service principal: `/applications(appId='…')`, `/servicePrincipals/…`
 */
function createKeyStore(environment, path) {
    const send = (0,_graph_client_js__WEBPACK_IMPORTED_MODULE_3__/* .createGraphSender */ .C)(environment);
    return {
        async list() {
            const reply = await send({ version: 'v1.0', method: 'GET', path: `${path}?$select=id,${KEYS}` });
            if (reply.status === 200)
                return parseKeys((0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .parseObject */ .lj)(reply.text), environment);
            throw (0,_graph_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .graphError */ .z)((0,_graph_client_js__WEBPACK_IMPORTED_MODULE_3__/* .parseGraphFailure */ .g)(reply), 'read the certificates of the application');
        },
        async replace(kept, added) {
            const reply = await send(replacementRequest(path, kept, added));
            if (reply.status >= 200 && reply.status < 300)
                return 'written';
            const failure = (0,_graph_client_js__WEBPACK_IMPORTED_MODULE_3__/* .parseGraphFailure */ .g)(reply);
            const answer = keysAnswer(failure);
            if (answer === undefined)
                throw refusedKeys(failure, 'write the certificates of the application');
            return answer;
        },
    };
}


/***/ }),

/***/ 4140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ writeKey)
/* harmony export */ });
/* harmony import */ var _core_certificate_stored_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3293);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6232);
/* harmony import */ var _exchange_propagation_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(534);
/* harmony import */ var _plan_session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6846);
/** Adds or removes one key credential in a collection that can only be replaced whole, and that others write at the same time. */




// Two readings that show a write are so far apart: whoever read before it has then written, and that is seen.
const SETTLE_MS = 5_000;
/** The same as a multiple of the slowest request so far. */
const SETTLE_REQUESTS = 3;
// A reading that is exactly what stood before a write is taken for an old one for so long, after a doubtful write shorter.
const STALE_MS = 30_000;
const DOUBTFUL_MS = 5_000;
// A key that is missing in so many readings over so long has vanished; in fewer, the readings are old.
const VANISHED_READINGS = 4;
const VANISHED_MS = 10_000;
const RETRY_MS = 1_000;
const RETRY_CAP_MS = 8_000;
const same = (left, right) => left.toLowerCase() === right.toLowerCase();
/** True for the key that is written: by its ID, and one that is added by its certificate as well. */
function isOwn({ kind, key }, stored) {
    if (same(stored.keyId, key.keyId))
        return true;
    return kind === 'add' && stored.usage === 'Verify' && stored.thumbprint === key.thumbprint;
}
/** True when a reading shows what is to be. */
function shows(write, reading) {
    return reading.some((each) => isOwn(write, each)) === (write.kind === 'add');
}
const idsOf = (keys) => keys
    .map(({ keyId }) => keyId.toLowerCase())
    .toSorted()
    .join(' ');
function vanished({ seen }, reading) {
    const there = new Set(reading.map(({ keyId }) => keyId.toLowerCase()));
    return [...seen].filter(([keyId]) => !there.has(keyId)).map(([, key]) => key);
}
function vanishedError({ key }, lost, sent) {
    const names = lost.map(_core_certificate_stored_key_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOfKey */ .m1).join(', ');
    const when = sent ? `while "${(0,_core_certificate_stored_key_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOfKey */ .m1)(key)}" was written` : 'since the plan was made, and nothing was written';
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('plan-stale', `Somebody else’s certificate vanished ${when}: ${names}.`, {
        hint: 'It is not restored, since it may have been revoked: ask who added it; if two writers met, add it again.',
    });
}
function outOfTime(write, progress) {
    const { kind, key } = write;
    const { missing, sent } = progress;
    if (missing !== undefined)
        return vanishedError(write, missing.lost, sent !== undefined);
    const name = (0,_core_certificate_stored_key_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOfKey */ .m1)(key);
    if (progress.targetMissingSince !== undefined)
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('application-not-found', `The application of "${name}" is not found for writing.`, {
            hint: 'If it was created a moment ago, run again.',
        });
    const what = kind === 'add' ? 'is not shown' : 'is still shown';
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('service-unavailable', `The certificate "${name}" ${what} by two readings in time.`, {
        hint: 'Others write certificates of the same application, or the service shows old ones: run again.',
    });
}
/** Milliseconds until the next reading: growing, with full jitter above half, so that two writers do not stay in step. */
function pause({ retry }, clock) {
    return Math.round(Math.min(RETRY_CAP_MS, RETRY_MS * 1.6 ** retry) * (0.5 + clock.random()));
}
async function timed(progress, clock, work) {
    const started = clock.now();
    try {
        return await work();
    }
    finally {
        progress.slowestMs = Math.max(progress.slowestMs, clock.now() - started);
    }
}
/** True when a reading is no ground for a write: a key is missing in it that may only not be shown yet. */
function isDoubtful(reading, write, progress, now) {
    const lost = vanished(progress, reading);
    if (lost.length > 0) {
        const { since = now, readings: before = 0 } = progress.missing ?? {};
        const readings = before + 1;
        progress.missing = { since, readings, lost };
        if (readings >= VANISHED_READINGS && now - since >= VANISHED_MS)
            throw vanishedError(write, lost, progress.sent !== undefined);
        return true;
    }
    progress.missing = undefined;
    const { sent } = progress;
    return sent !== undefined && idsOf(reading) === sent.base && now < sent.until && !shows(write, reading);
}
function onAnswer(answer, reading, progress, now) {
    progress.targetMissingSince = answer === 'target-missing' ? (progress.targetMissingSince ?? now) : undefined;
    if (answer === 'busy' || answer === 'target-missing')
        return;
    progress.sent = { base: idsOf(reading), until: now + (answer === 'written' ? STALE_MS : DOUBTFUL_MS) };
}
/** Sends what was read with the own key, and nothing else: it follows the reading at once. */
async function send(write, reading, progress, ports) {
    const { store, clock, log } = ports;
    const others = reading.filter((each) => !isOwn(write, each));
    const answer = await timed(progress, clock, () => write.kind === 'add' ? store.replace(others, write.key) : store.replace(others));
    log.debug(`The write of ${others.length} other certificates ended as "${answer}"`);
    onAnswer(answer, reading, progress, clock.now());
}
/** The outcome once two readings, far enough apart, have shown it; otherwise how long to wait for the second one. */
function settled(progress, now, deadline) {
    if (progress.sent === undefined)
        return 'kept';
    if (progress.shownAt === undefined) {
        progress.shownAt = now;
        return Math.max(SETTLE_MS, SETTLE_REQUESTS * progress.slowestMs);
    }
    const left = progress.shownAt + Math.max(SETTLE_MS, SETTLE_REQUESTS * progress.slowestMs) - now;
    return left <= 0 || now >= deadline ? 'written' : left;
}
/**
 * Writes one key until two readings show it, sending everything else exactly as it was last read. What others have written
 * meanwhile is taken over; a key of theirs that vanished is named, and never sent again.
 * @throws FederationError `plan-stale` naming what vanished, `service-unavailable` out of time, or of the store
 */
async function writeKey(request, ports) {
    const { write, planned, deadline } = request;
    const { store, clock } = ports;
    const others = (keys) => keys.filter((each) => !isOwn(write, each));
    const progress = {
        seen: new Map(others(planned).map((each) => [each.keyId.toLowerCase(), each])),
        sent: undefined,
        shownAt: undefined,
        missing: undefined,
        targetMissingSince: undefined,
        slowestMs: 0,
        retry: 0,
    };
    for (;;) {
        const reading = await (0,_plan_session_js__WEBPACK_IMPORTED_MODULE_3__/* .readStored */ .C)({ list: () => timed(progress, clock, store.list) }, clock, deadline);
        const doubtful = isDoubtful(reading, write, progress, clock.now());
        for (const each of others(reading))
            progress.seen.set(each.keyId.toLowerCase(), each);
        if (!doubtful && shows(write, reading)) {
            const outcome = settled(progress, clock.now(), deadline);
            if (typeof outcome === 'string')
                return outcome;
            await (0,_exchange_propagation_js__WEBPACK_IMPORTED_MODULE_2__/* .sleepUntil */ .Kc)(deadline, outcome, clock);
            continue;
        }
        progress.shownAt = undefined;
        const patience = Math.min(deadline, (progress.targetMissingSince ?? Number.POSITIVE_INFINITY) + _plan_session_js__WEBPACK_IMPORTED_MODULE_3__/* .MISSING_TARGET_MS */ .a);
        if (progress.retry > 0 && clock.now() >= patience)
            throw outOfTime(write, progress);
        if (!doubtful)
            await send(write, reading, progress, ports);
        await (0,_exchange_propagation_js__WEBPACK_IMPORTED_MODULE_2__/* .sleepUntil */ .Kc)(patience, pause(progress, clock), clock);
        progress.retry += 1;
    }
}


/***/ })

};
;