"use strict";
exports.id = 324;
exports.ids = [324,834];
exports.modules = {

/***/ 2324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openManager: () => (/* binding */ openManager)
});

// EXTERNAL MODULE: ./build/core/cloud.js
var core_cloud = __webpack_require__(4495);
;// CONCATENATED MODULE: ./build/entra/arm-pace.js
/**
 * Requests per second and tenant, per second and subscription, and milliseconds between two on one identity.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
const RATES = {
    list: { tenant: 15, subscription: 5, identityMs: 4000 },
    get: { tenant: 30, subscription: 10, identityMs: 2000 },
    write: { tenant: 10, subscription: 2, identityMs: 4000 },
};
const SECOND_MS = 1000;
/**
 * Lets `width` calls through in any `gapMs` milliseconds, in the order of asking. A place is free again only so long after its
 * call ended: however long an answer took, the service never sees more.
 */
function createGate(width, gapMs, { now, sleep }) {
    const places = Array.from({ length: width }, () => Promise.resolve(Number.NEGATIVE_INFINITY));
    let turn = 0;
    return async (work) => {
        const place = turn % width;
        turn += 1;
        let leave = () => undefined;
        const before = places[place];
        places[place] = new Promise((resolve) => {
            leave = resolve;
        });
        const wait = ((await before) ?? Number.NEGATIVE_INFINITY) + gapMs - now();
        if (wait > 0)
            await sleep(wait);
        try {
            return await work();
        }
        finally {
            leave(now());
        }
    };
}
/** Builds the pace of a run; all stores of it share one, and one tenant. */
function createArmPace(clock) {
    const gates = new Map();
    const gateOf = (key, width, gapMs) => {
        const gate = gates.get(key) ?? createGate(width, gapMs, clock);
        gates.set(key, gate);
        return gate;
    };
    return (operation, resourceId, work) => {
        const { tenant, subscription, identityMs } = RATES[operation];
        const id = resourceId.toLowerCase();
        // Who waits for an identity holds no place of its subscription, nor one of the tenant.
        const ofIdentity = gateOf(`${operation} ${id}`, 1, identityMs);
        const ofSubscription = gateOf(`${operation} ${id.split('/')[2]}`, subscription, SECOND_MS);
        const ofTenant = gateOf(operation, tenant, SECOND_MS);
        return ofIdentity(() => ofSubscription(() => ofTenant(work)));
    };
}

// EXTERNAL MODULE: ./build/entra/graph.js
var entra_graph = __webpack_require__(6287);
// EXTERNAL MODULE: ./build/entra/graph-client.js
var graph_client = __webpack_require__(2983);
// EXTERNAL MODULE: ./build/core/diagnosis/refusal.js
var diagnosis_refusal = __webpack_require__(1848);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
;// CONCATENATED MODULE: ./build/core/manager.js
/** The kinds of manager: whose rights read and write credentials. */
/** Names the manager for a person; client IDs are identifiers, not secrets. */
function describeManager(manager) {
    switch (manager.kind) {
        case 'federated':
            return `manager ${manager.clientId} (federated)`;
        case 'client-secret':
            return `manager ${manager.clientId} (client secret)`;
        case 'client-certificate':
            return `manager ${manager.clientId} (certificate)`;
        case 'access-token':
            return 'the given manager access token';
        case 'azure-cli':
            return 'the identity signed in to the Azure CLI';
        case 'managed-identity':
            return "the managed identity of the runner's machine";
    }
}

;// CONCATENATED MODULE: ./build/entra/azure-cli.js

/** How long `az` may take, in milliseconds: three times what other SDKs of Azure give it, for a cold start on a busy runner. */
const AZ_TIMEOUT_MS = 30_000;
/** When the library ends `az`: before the limit, since it then still waits for what `az` itself has started. */
const AZ_KILL_MS = AZ_TIMEOUT_MS - 1000;
function tooLate(cause) {
    return new core_error/* FederationError */.yP('manager-credential-invalid', `The Azure CLI gave no token within ${AZ_TIMEOUT_MS / 1000} seconds.`, {
        hint: 'Run `az account get-access-token` in a step before this one to see what it waits for; it must answer without a prompt.',
        cause,
    });
}
/**
 * Bounds a credential that asks the Azure CLI.
 * @param now milliseconds
 * @throws FederationError `manager-credential-invalid` when the time is over
 */
function withinTime(credential, now) {
    return {
        getToken: (scopes, options) => {
            const started = now();
            return new Promise((resolve, reject) => {
                const limit = AbortSignal.timeout(AZ_TIMEOUT_MS);
                limit.addEventListener('abort', () => reject(tooLate()));
                credential.getToken(scopes, options).then(resolve, (error) => {
                    reject(now() - started >= AZ_KILL_MS ? tooLate(error) : error);
                });
            });
        },
    };
}

// EXTERNAL MODULE: ./build/entra/token.js
var token = __webpack_require__(9418);
;// CONCATENATED MODULE: ./build/entra/manager-refusal.js



/** Walks an error's causes, the error first. */
function causesOf(error) {
    const chain = [];
    for (let current = error; current instanceof Error && !chain.includes(current); current = current.cause)
        chain.push(current);
    return chain;
}
// The service's own correlation ID; MSAL's property of that name is the one it made for itself.
const CORRELATION = /Correlation ID: ([0-9a-f-]{36})/i;
/** Entra's sentence inside the library's: from its code to the IDs that follow it. */
function ownWords(message) {
    const said = message.slice(Math.max(0, message.search(/AADSTS\d+:/)));
    const ids = said.indexOf('- Correlation ID');
    return (0,token/* withoutTrace */.gd)(ids < 0 ? said : said.slice(0, ids));
}
/**
 * Reads the refusal out of an error of `@azure/identity`: it wraps what the token endpoint said, with the AADSTS number in
 * `cause.errorNo` and the body's text in the message. Undefined when no number is told.
 */
function refusalOf(error) {
    const causes = causesOf(error).map((cause) => cause);
    const answered = causes.find(({ errorNo }) => /^\d+$/.test(String(errorNo)));
    const told = answered ?? causes.find(({ message }) => (0,diagnosis_refusal/* parseAadstsCodes */.sh)(message).length > 0);
    if (told === undefined)
        return undefined;
    const { message } = told;
    const correlationId = CORRELATION.exec(message)?.[1];
    return {
        status: typeof told.status === 'number' ? told.status : 400,
        codes: answered === undefined ? (0,diagnosis_refusal/* parseAadstsCodes */.sh)(message) : [Number(answered.errorNo)],
        description: ownWords(message),
        ...(correlationId !== undefined && { correlationId }),
    };
}
/** Lends a client to MSAL, which says nothing but `network_error` of a lost connection, a 429 or a 5xx. */
function noteFailures(client) {
    let failure;
    return {
        failure: () => failure,
        httpClient: {
            sendRequest: async (request) => {
                failure = undefined;
                try {
                    const response = await client.sendRequest(request);
                    const { status, bodyAsText, headers } = response;
                    if (status !== 200)
                        failure = (0,token/* parseRefusal */.Ko)({ status, text: bodyAsText ?? '', header: (name) => headers.get(name) });
                    return response;
                }
                catch (error) {
                    if (error instanceof core_error/* FederationError */.yP)
                        failure = error;
                    throw error;
                }
            },
        },
    };
}

;// CONCATENATED MODULE: ./build/entra/manager.js
/** How the manager gets a token: `@azure/identity` for every kind, over the shared transport, with failures explained. */





const RENEW_BEFORE_MS = 5 * 60_000;
// The transport behind `httpClient` knows the job's proxy. Given settings keep the library from reading the environment by
// rules of its own, and from failing over what it cannot read there; the agent that it makes of them is never used.
const proxyOptions = { host: 'http://proxy.invalid', port: 80 };
async function createCredential(manager, environment) {
    const identity = await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(881), __webpack_require__.e(563)]).then(__webpack_require__.bind(__webpack_require__, 5563));
    const { tenantId, authority, httpClient } = environment;
    const options = {
        authorityHost: authority,
        httpClient,
        proxyOptions,
        retryOptions: { maxRetries: 0 },
        disableInstanceDiscovery: true,
    };
    switch (manager.kind) {
        case 'federated':
            return new identity.ClientAssertionCredential(tenantId, manager.clientId, environment.requestAssertion, options);
        case 'client-secret':
            return new identity.ClientSecretCredential(tenantId, manager.clientId, manager.clientSecret, options);
        case 'client-certificate': {
            const pem = manager.certificate;
            return pem.includes('-----BEGIN')
                ? new identity.ClientCertificateCredential(tenantId, manager.clientId, { certificate: pem }, options)
                : new identity.ClientCertificateCredential(tenantId, manager.clientId, { certificatePath: pem }, options);
        }
        case 'access-token':
            return { getToken: async () => ({ token: manager.accessToken, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) };
        case 'azure-cli':
            return withinTime(new identity.AzureCliCredential({ tenantId, processTimeoutInMs: AZ_KILL_MS }), environment.now);
        case 'managed-identity':
            return new identity.ManagedIdentityCredential({ httpClient, proxyOptions, retryOptions: { maxRetries: 0 } });
    }
}
// What `@azure/identity` says when it cannot start `az`.
const NO_CLI = /could not be found/i;
function cureFor(manager, refusal, said) {
    switch (manager.kind) {
        case 'federated':
            return refusal !== undefined && (0,diagnosis_refusal/* isNoMatch */.vA)(refusal)
                ? 'The manager application does not trust this job yet: give it the federated credential shown below, once, by hand.'
                : 'Check `manager-client-id` and `tenant-id`.';
        case 'client-secret':
            return 'Check `manager-client-secret`: the value of the secret, not its ID, and not expired.';
        case 'client-certificate':
            return 'Check `manager-client-certificate`: PEM with private key, whose certificate is uploaded to the manager application.';
        case 'access-token':
            return 'Get a new token for `manager-access-token`.';
        case 'azure-cli':
            return NO_CLI.test(said)
                ? 'The Azure CLI (`az`) is not installed on this runner, or not in its PATH: install it, or choose another kind of manager.'
                : 'Sign in before this step, for example with `az login`, to the tenant in `tenant-id`.';
        case 'managed-identity':
            return 'The runner must be a machine of Azure with a managed identity.';
    }
}
// Failures that are not about the manager's credential keep their own code.
const OWN_CODE = new Set([
    'tenant-not-found',
    'policy-blocked',
    'throttled',
    'service-unavailable',
    'clock-skew',
    'issuer-unreachable',
]);
function explain(manager, error, noted, diagnosis) {
    const ours = causesOf(error).find((cause) => cause instanceof core_error/* FederationError */.yP);
    if (ours !== undefined)
        return ours;
    // That nothing answers at a machine's identity endpoint means that there is no identity.
    const failure = manager.kind === 'managed-identity' ? undefined : noted.failure();
    if (failure instanceof core_error/* FederationError */.yP)
        return failure;
    const refusal = refusalOf(error) ?? failure;
    const meaning = refusal === undefined ? undefined : (0,diagnosis_refusal/* meaningOf */.Pr)(refusal);
    const own = meaning !== undefined && OWN_CODE.has(meaning.code) ? meaning : undefined;
    const last = causesOf(error).at(-1)?.message.split(/\r?\n/, 1)[0] ?? 'unknown failure';
    const who = describeManager(manager);
    return new core_error/* FederationError */.yP(own?.code ?? 'manager-credential-invalid', own ? `${own.sentence} (${who}).` : `Could not sign in as ${who}.`, {
        hint: own?.hint ?? cureFor(manager, refusal, last),
        ...(diagnosis !== undefined && { diagnosis }),
        answer: refusal === undefined
            ? { service: '@azure/identity', message: last }
            : {
                service: 'Microsoft Entra',
                status: refusal.status,
                ...(refusal.codes[0] !== undefined && { code: `AADSTS${refusal.codes[0]}` }),
                message: refusal.description,
                ...(refusal.correlationId !== undefined && { correlationId: refusal.correlationId }),
            },
        cause: error,
    });
}
/** Builds the manager's token source. `@azure/identity` is loaded with the first token. */
function createManagerToken(manager, environment) {
    const kept = new Map();
    async function attempt(scope, repetition) {
        const noted = noteFailures(environment.httpClient);
        try {
            // A fresh credential each time: MSAL throttles a repeated request locally.
            const credential = await createCredential(manager, { ...environment, httpClient: noted.httpClient });
            const result = await credential.getToken(scope);
            if (result === null)
                throw new Error('no token');
            environment.mask(result.token);
            kept.set(scope, { token: result.token, expiresOn: result.expiresOnTimestamp });
            return result.token;
        }
        catch (error) {
            const refusal = refusalOf(error);
            const delay = diagnosis_refusal/* SPURIOUS_REFUSAL_DELAYS_MS */.UR[repetition];
            const untrusted = refusal !== undefined && (0,diagnosis_refusal/* isNoMatch */.vA)(refusal);
            if (!untrusted || delay === undefined) {
                const diagnosis = untrusted && manager.kind === 'federated' ? await environment.explainUntrusted() : undefined;
                throw explain(manager, error, noted, diagnosis);
            }
            await environment.sleep(delay);
            return attempt(scope, repetition + 1);
        }
    }
    const pending = new Map();
    /** Requests side by side share the one sign-in that is under way. */
    const signIn = (scope) => {
        const asked = pending.get(scope) ?? attempt(scope, 0).finally(() => pending.delete(scope));
        pending.set(scope, asked);
        return asked;
    };
    return async (scope) => {
        const known = kept.get(scope);
        return known !== undefined && known.expiresOn - environment.now() > RENEW_BEFORE_MS ? known.token : signIn(scope);
    };
}

// EXTERNAL MODULE: ./build/federation/diagnose.js + 2 modules
var diagnose = __webpack_require__(2275);
// EXTERNAL MODULE: ./build/runner/identity-variables.js
var identity_variables = __webpack_require__(4593);
// EXTERNAL MODULE: ./build/transport/fetch.js
var fetch = __webpack_require__(834);
;// CONCATENATED MODULE: ./build/composition/store.js
/** Opens a target's credentials with the manager's rights; loaded only when a trust is missing. */








const GRAPH = 'Microsoft Graph';
/** Builds the manager's session. Nothing is sent before a store asks for a token. */
function openManager({ tenantId, manager, cloud, endpoints }, { assertions, transport, clock, sha256Hex, mask }) {
    if (manager.kind === 'managed-identity')
        (0,identity_variables/* useMachineIdentity */.D)();
    const token = createManagerToken(manager, {
        authority: endpoints.authority,
        tenantId,
        httpClient: transport.httpClient,
        requestAssertion: async () => (await assertions.current(cloud.audience)).jwt,
        explainUntrusted: async () => manager.kind === 'federated'
            ? (0,diagnose.diagnoseManagerTrust)(manager.clientId, (await assertions.current(cloud.audience)).claims, endpoints, sha256Hex)
            : undefined,
        mask,
        now: clock.now,
        sleep: clock.sleep,
    });
    const graph = {
        endpoint: endpoints.graph,
        clock,
        fetch: (0,fetch.toFetch)(transport, GRAPH),
        token: () => token((0,core_cloud/* graphScope */.H1)(cloud)),
    };
    const arm = {
        endpoint: endpoints.resourceManager,
        takesExpressions: cloud.name !== 'china',
        transport,
        clock,
        token: () => token((0,core_cloud/* resourceManagerScope */.M7)(cloud)),
        pace: createArmPace(clock),
    };
    const readers = async () => {
        const { createBatchReader } = await __webpack_require__.e(/* import() */ 402).then(__webpack_require__.bind(__webpack_require__, 8402));
        const { createApplicationReaders } = await __webpack_require__.e(/* import() */ 769).then(__webpack_require__.bind(__webpack_require__, 6769));
        const send = (0,graph_client/* createGraphSender */.C)(graph);
        const slowDown = (ms) => transport.slowDown(GRAPH, ms);
        return createApplicationReaders({
            endpoint: endpoints.graph,
            send,
            readInBatches: createBatchReader({ send, clock, slowDown }),
            storeOf: (address) => (0,entra_graph/* createGraphStore */.kL)(graph, address),
        });
    };
    return {
        graph,
        readApplications: async (addresses) => (await readers()).readApplications(addresses),
        sweepApplications: async (wanted) => (await readers()).sweepApplications(wanted),
        applications: async () => {
            const { createApplicationDirectory } = await __webpack_require__.e(/* import() */ 891).then(__webpack_require__.bind(__webpack_require__, 5891));
            return createApplicationDirectory(graph, cloud);
        },
        roles: async () => {
            const { createRoleDirectory } = await __webpack_require__.e(/* import() */ 957).then(__webpack_require__.bind(__webpack_require__, 4957));
            return createRoleDirectory(arm);
        },
        open: async (target) => {
            switch (target.kind) {
                case 'application':
                    return (0,entra_graph/* createGraphStore */.kL)(graph, target);
                case 'managed-identity': {
                    const { createArmStore } = await __webpack_require__.e(/* import() */ 937).then(__webpack_require__.bind(__webpack_require__, 1937));
                    return createArmStore(arm, target.resourceId);
                }
            }
        },
    };
}


/***/ }),

/***/ 5648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rr: () => (/* binding */ grantsOf),
/* harmony export */   ZU: () => (/* binding */ applicationManagerOf),
/* harmony export */   eG: () => (/* binding */ managerTokenOf),
/* harmony export */   i6: () => (/* binding */ principalOf)
/* harmony export */ });
/* harmony import */ var _core_target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8881);
/** What an access token of the manager may do and whose it is, as far as the token itself says; nothing here verifies it. */

function claimsOf(jwt) {
    try {
        const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
        return typeof claims === 'object' && claims !== null ? claims : {};
    }
    catch {
        return {};
    }
}
/** Reads the grants of a manager's token: `roles` of an application, `scp` of a person. */
function grantsOf(jwt) {
    const { roles, scp } = claimsOf(jwt);
    const held = Array.isArray(roles) ? roles.map(String) : [];
    return typeof scp === 'string' ? [...held, ...scp.split(' ')] : held;
}
/**
 * Reads whose token it is: the object ID of the service principal, or of the person for a delegated token (`scp`).
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
function principalOf(jwt) {
    const { oid, scp } = claimsOf(jwt);
    if (typeof oid !== 'string' || !(0,_core_target_js__WEBPACK_IMPORTED_MODULE_0__/* .isGuid */ .W_)(oid))
        return undefined;
    return { kind: typeof scp === 'string' ? 'person' : 'application', objectId: oid };
}
// What lets a token write applications, directly or through the person's roles.
const WRITES = ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All', 'Directory.ReadWrite.All'];
const PERSONAL = 'Directory.AccessAsUser.All';
/** Reads who the manager of applications is; a token that tells no grants counts as one that writes. */
function applicationManagerOf(jwt) {
    const { appid, azp } = claimsOf(jwt);
    const principal = principalOf(jwt);
    const clientId = [appid, azp].find((id) => typeof id === 'string' && (0,_core_target_js__WEBPACK_IMPORTED_MODULE_0__/* .isGuid */ .W_)(id));
    const grants = grantsOf(jwt);
    return {
        kind: principal?.kind ?? 'unknown',
        clientId,
        objectId: principal?.objectId,
        mayWrite: grants.length === 0 || grants.some((grant) => WRITES.includes(grant) || grant === PERSONAL),
    };
}
/** Reads whose token it is, and whether a client secret was used for it (`appidacr` 1; 2 is a certificate or an assertion). */
function managerTokenOf(jwt) {
    const { appidacr, azpacr } = claimsOf(jwt);
    const proof = [appidacr, azpacr].find((each) => typeof each === 'string');
    return { objectId: principalOf(jwt)?.objectId, bySecret: proof === undefined ? undefined : proof === '1' };
}


/***/ }),

/***/ 5938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ graphWriteAnswer),
/* harmony export */   z: () => (/* binding */ graphError)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _status_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9078);
/** Microsoft Graph's answers about federated identity credentials: which refusal means what. */


function graphAnswer({ status, code, message, requestId }) {
    return {
        service: 'Microsoft Graph',
        ...(status > 0 && { status }),
        ...(code !== '' && { code }),
        message,
        ...(requestId !== undefined && { correlationId: requestId }),
    };
}
const GRAPH = {
    name: 'Microsoft Graph',
    target: 'application',
    grant: 'Grant it the application permission Application.ReadWrite.OwnedBy (with admin consent) and make its service principal an owner of the application.',
    locate: 'Check `client-id`: an application registered in this tenant. For a user-assigned managed identity set `managed-identity-resource-id`.',
};
/** Turns a failure that no repetition cures into an error. */
function graphError(failure, doing) {
    const answer = graphAnswer(failure);
    const { code, message } = failure;
    if (message.includes('not allowed as per assigned p') || code.endsWith('AsPerAppPolicy')) {
        const hint = 'Ask an administrator of the tenant: an app management policy restricts the credentials of applications.';
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('policy-blocked', `A policy of the tenant does not allow to ${doing}.`, { hint, answer });
    }
    return (0,_status_error_js__WEBPACK_IMPORTED_MODULE_1__/* .statusError */ .$)(GRAPH, answer, doing);
}
/**
 * Reads a refused write by status and `error.code` first, by `paramName` second.
 * @returns the outcome that the caller handles, or undefined when the failure is final
 */
function graphWriteAnswer({ status, code, message }) {
    // 409 has two meanings, and the concurrency violation also comes as 503.
    if (code === 'Directory_ConcurrencyViolation')
        return { kind: 'busy' };
    if (code === 'Request_MultipleObjectsWithSameKeyValue')
        return { kind: 'name-taken' };
    if (status === 404)
        return { kind: 'target-missing' };
    if (code === 'InvalidFederatedIdentityCredentialValue' &&
        /paramName: FederatedIdentityCredential\.Subject\b/.test(message))
        return { kind: 'duplicate' };
    if (status >= 500 || status <= 0 || status === 408)
        return { kind: 'uncertain' };
    return undefined;
}


/***/ }),

/***/ 2983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ createGraphSender),
/* harmony export */   g: () => (/* binding */ parseGraphFailure)
/* harmony export */ });
/* harmony import */ var _microsoft_microsoft_graph_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1899);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6232);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2938);
/** Sends requests to Microsoft Graph through its client library, with the manager's token and our transport. */



/** Reads Graph's error body; what is not text in it, or no body of that shape, shows as the status alone. */
function parseGraphFailure({ status, text, requestId }) {
    const error = (0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)((0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(text)?.error);
    const id = (0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .asText */ .e1)((0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(error?.innerError)?.['request-id']) ?? requestId;
    const message = (0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .asText */ .e1)(error?.message) ?? (status > 0 ? `HTTP ${status}` : text);
    return { status, code: (0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .asText */ .e1)(error?.code) ?? '', message, ...(id !== undefined && { requestId: id }) };
}
/**
 * The request's options with the token, where the request goes to the endpoint's own origin. The library's own handler does
 * not know a host with an IPv6 address, and compares no port.
 */
function authorize({ request, options }, endpoint, bearer) {
    const headers = new Headers(options?.headers);
    const url = typeof request === 'string' ? request : request.url;
    if (new URL(url).origin === new URL(endpoint).origin)
        headers.set('Authorization', `Bearer ${bearer}`);
    return { ...options, headers };
}
/** One call's way through the library: what fails below is kept here, since the library rewraps errors and loses their kind. */
async function call(environment, bearer, request) {
    let failed;
    const transport = {
        async execute(context) {
            const options = authorize(context, environment.endpoint, bearer);
            context.response = await environment.fetch(context.request, options).catch((error) => {
                failed = { error };
                throw error;
            });
        },
    };
    const client = _microsoft_microsoft_graph_client__WEBPACK_IMPORTED_MODULE_0__/* .Client */ .Kj.initWithMiddleware({
        // Its own retries and telemetry stay off: only the manager's token and our transport.
        middleware: transport,
        baseUrl: environment.endpoint,
        defaultVersion: 'beta',
    });
    const api = client
        .api(request.path)
        .headers({ ...request.headers })
        .responseType(_microsoft_microsoft_graph_client__WEBPACK_IMPORTED_MODULE_0__/* .ResponseType */ .yl.RAW);
    if (request.version !== undefined)
        api.version(request.version);
    try {
        switch (request.method) {
            case 'GET':
                return await api.get();
            case 'POST':
                return await api.post(request.body);
            case 'PATCH':
                return await api.patch(request.body);
            case 'DELETE':
                return await api.delete();
        }
    }
    catch (error) {
        throw failed === undefined ? error : failed.error;
    }
}
/**
 * Builds the way to Microsoft Graph. Requests share nothing, so that any number can be under way.
 * @throws FederationError of the manager's sign-in, or of the transport where nothing can have been sent
 */
function createGraphSender(environment) {
    return async (request) => {
        const bearer = await environment.token();
        try {
            const response = await call(environment, bearer, request);
            const requestId = response.headers.get('request-id');
            return { status: response.status, text: await response.text(), ...(requestId !== null && { requestId }) };
        }
        catch (error) {
            if (!(error instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP && error.code === 'service-unavailable'))
                throw error;
            return { status: -1, text: error.message };
        }
    };
}


/***/ }),

/***/ 6287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lq: () => (/* binding */ fromGraph),
/* harmony export */   kL: () => (/* binding */ createGraphStore),
/* harmony export */   qY: () => (/* binding */ FACTS),
/* harmony export */   wA: () => (/* binding */ applicationPath),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* unused harmony exports toGraph, creationRequest, replacementRequest, deletionRequest, writtenIn, parseApplication */
/* harmony import */ var _grants_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5648);
/* harmony import */ var _graph_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5938);
/* harmony import */ var _graph_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2983);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6955);
/* harmony import */ var _read_back_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5887);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2938);






const SERVICE = 'Microsoft Graph';
/** The properties of an application that tell which one it is. */
const FACTS = '$select=id,appId,uniqueName,displayName,signInAudience';
/**
 * Turns a stored credential of Graph into ours.
 * @throws FederationError `service-unavailable` for what is none
 */
function fromGraph(value) {
    const credential = (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .readCredential */ .Yz)(value, value);
    if (credential === undefined)
        throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .misshapen */ .rt)(SERVICE, 200, 'federated identity credentials');
    return credential;
}
/** Turns a credential into the properties that Graph takes; the name is the creation's to add, since it never changes. */
function toGraph({ issuer, audiences, description, subject, claimsMatchingExpression, }) {
    return {
        issuer,
        audiences,
        ...(description !== undefined && { description }),
        ...(subject === undefined ? { claimsMatchingExpression } : { subject }),
    };
}
/** https://learn.microsoft.com/graph/api/federatedidentitycredential-post */
function creationRequest(path, credential) {
    return { method: 'POST', path, body: { name: credential.name, ...toGraph(credential) } };
}
/** Updates by name, and, unlike an upsert, only what exists: https://learn.microsoft.com/graph/api/federatedidentitycredential-update */
function replacementRequest(path, credential) {
    return { method: 'PATCH', path: pathOf(path, credential.name), body: toGraph(credential) };
}
/** By its GUID, so that a namesake made meanwhile stays: https://learn.microsoft.com/graph/api/federatedidentitycredential-delete */
function deletionRequest(path, { id, name }) {
    return { method: 'DELETE', path: id === undefined ? pathOf(path, name) : `${path}/${encodeURIComponent(id)}` };
}
function pathOf(path, name) {
    return `${path}(name='${encodeURIComponent(name.replaceAll("'", "''"))}')`;
}
/** The credential that a write's answer shows, when it shows what was sent. */
function writtenIn({ text }, sent) {
    const body = (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .parseObject */ .lj)(text);
    const read = body === undefined ? undefined : (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .readCredential */ .Yz)(body, body);
    return read !== undefined && (0,_read_back_js__WEBPACK_IMPORTED_MODULE_4__/* .holds */ .v)(read, sent) ? read : undefined;
}
/** Reads an application's answer. @throws FederationError `service-unavailable` without an ID of its own */
function parseApplication({ status, text }) {
    return factsOf((0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .parseObject */ .lj)(text), status);
}
/**
 * Reads an application of which ID, client ID, unique name, display name and audience were selected.
 * @throws FederationError `service-unavailable` without an ID of its own
 */
function factsOf(body, status = 200) {
    const [id, clientId] = [(0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)(body?.id), (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)(body?.appId)];
    if (id === undefined || clientId === undefined)
        throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .misshapen */ .rt)(SERVICE, status, 'an application');
    const audience = (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)(body?.signInAudience);
    return {
        id,
        clientId,
        uniqueName: (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)(body?.uniqueName) ?? null,
        displayName: (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)(body?.displayName) ?? null,
        ...(audience !== undefined && { multiTenant: audience !== 'AzureADMyOrg' }),
        ...(Array.isArray(body?.owners) && { owners: body.owners.length }),
    };
}
const succeeded = ({ status }) => status >= 200 && status < 300;
/** Sends a read; every answer but 200 is an error. */
async function read(send, path, doing) {
    const reply = await send({ method: 'GET', path });
    if (!succeeded(reply))
        throw (0,_graph_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .graphError */ .z)((0,_graph_client_js__WEBPACK_IMPORTED_MODULE_2__/* .parseGraphFailure */ .g)(reply), doing);
    return reply;
}
/** Sends a write; returns what was answered, or how the write ended otherwise. */
async function write(send, request, doing) {
    const reply = await send(request);
    if (succeeded(reply))
        return { reply };
    const failure = (0,_graph_client_js__WEBPACK_IMPORTED_MODULE_2__/* .parseGraphFailure */ .g)(reply);
    const outcome = (0,_graph_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .graphWriteAnswer */ .A)(failure);
    if (outcome === undefined)
        throw (0,_graph_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .graphError */ .z)(failure, doing);
    return { outcome };
}
/** Path of an application by the key that is known: https://learn.microsoft.com/graph/api/application-get */
function applicationPath(address) {
    if ('clientId' in address)
        return `/applications(appId='${address.clientId}')`;
    if ('objectId' in address)
        return `/applications/${address.objectId}`;
    return `/applications(uniqueName='${encodeURIComponent(address.uniqueName.replaceAll("'", "''"))}')`;
}
/**
 * Builds the credential store of an application, addressed by any of its keys.
 * https://learn.microsoft.com/graph/api/resources/federatedidentitycredentials-overview
 */
function createGraphStore(environment, address) {
    const { endpoint, clock } = environment;
    const send = (0,_graph_client_js__WEBPACK_IMPORTED_MODULE_2__/* .createGraphSender */ .C)(environment);
    const application = applicationPath(address);
    const path = `${application}/federatedIdentityCredentials`;
    const doingList = 'read the federated credentials of the application';
    async function readByName(name) {
        const reply = await send({ method: 'GET', path: pathOf(path, name) });
        if (reply.status === 404)
            return undefined;
        if (!succeeded(reply))
            throw (0,_graph_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .graphError */ .z)((0,_graph_client_js__WEBPACK_IMPORTED_MODULE_2__/* .parseGraphFailure */ .g)(reply), doingList);
        const body = (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .parseObject */ .lj)(reply.text);
        if (body === undefined)
            throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .misshapen */ .rt)(SERVICE, reply.status, 'a federated identity credential');
        return fromGraph(body);
    }
    async function put(request, sent, kind) {
        const result = await write(send, request, `write the federated credential "${sent.name}"`);
        if ('outcome' in result)
            return result.outcome;
        const written = writtenIn(result.reply, sent) ?? (await (0,_read_back_js__WEBPACK_IMPORTED_MODULE_4__/* .readBack */ .e)(sent, () => readByName(sent.name), clock));
        if (written === undefined)
            return { kind: 'uncertain' };
        return { kind, ...(written.id !== undefined && { id: written.id }) };
    }
    return {
        async list() {
            const readPage = async (url) => {
                const reply = await read(send, url, doingList);
                return (0,_pages_js__WEBPACK_IMPORTED_MODULE_3__/* .parsePage */ .N)((0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .parseObject */ .lj)(reply.text), '@odata.nextLink', SERVICE);
            };
            const paged = { name: SERVICE, endpoint, input: 'graph-endpoint' };
            return (await (0,_pages_js__WEBPACK_IMPORTED_MODULE_3__/* .readPages */ .n)(path, readPage, paged)).map(fromGraph);
        },
        create: (credential) => put(creationRequest(path, credential), credential, 'created'),
        replace: (_, credential) => put(replacementRequest(path, credential), credential, 'updated'),
        async delete(stored) {
            const result = await write(send, deletionRequest(path, stored), `delete the federated credential "${stored.name}"`);
            return 'outcome' in result ? result.outcome : { kind: 'deleted' };
        },
        readTarget: async () => parseApplication(await read(send, `${application}?${FACTS}&$expand=owners`, 'read the application')),
        grants: async () => (0,_grants_js__WEBPACK_IMPORTED_MODULE_0__/* .grantsOf */ .Rr)(await environment.token()),
        principal: async () => (0,_grants_js__WEBPACK_IMPORTED_MODULE_0__/* .principalOf */ .i6)(await environment.token()),
    };
}


/***/ }),

/***/ 6955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ parsePage),
/* harmony export */   n: () => (/* binding */ readPages)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2938);
/** Reads a list of Microsoft Graph or Azure Resource Manager page by page, on the same origin and to its end. */


const MAX_PAGES = 1000;
/**
 * Reads one page: `{value: [object, …]}`, and the link under `linkName`, whose absence, null and '' mean the end.
 * @throws FederationError `service-unavailable` for anything else
 */
function parsePage(body, linkName, service) {
    const link = body?.[linkName] ?? '';
    const value = body?.value;
    if (!Array.isArray(value) || typeof link !== 'string')
        throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .misshapen */ .rt)(service, 200, 'a list');
    const objects = value.map(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB).filter((each) => each !== undefined);
    if (objects.length !== value.length)
        throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .misshapen */ .rt)(service, 200, 'a list of objects');
    return { value: objects, next: link === '' ? undefined : link };
}
/**
 * Returns the URL of the next page.
 * @throws FederationError `service-unavailable` for a link to another origin, which would get the manager's token
 */
function resolveLink(link, { name, endpoint, input }) {
    const url = URL.canParse(link, endpoint) ? new URL(link, endpoint) : undefined;
    if (url !== undefined && url.origin === new URL(endpoint).origin)
        return url.href;
    const where = url === undefined ? 'nowhere' : `to another host (${url.host})`;
    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('service-unavailable', `${name} points ${where} for the rest of the list.`, {
        hint: `Let \`${input}\` rewrite paging links, or leave it out.`,
    });
}
/**
 * Follows a list to its end: no page twice, at most 1,000 pages.
 * @throws FederationError `service-unavailable` for a list without an end
 */
async function readPages(first, readPage, service) {
    const found = [];
    const seen = new Set();
    for (let url = first; url !== undefined;) {
        if (seen.has(url) || seen.size >= MAX_PAGES) {
            throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('service-unavailable', `${service.name} answers with a list that does not end.`, {
                hint: 'A gateway may be repeating pages; otherwise run again later.',
            });
        }
        seen.add(url);
        const page = await readPage(url);
        for (const item of page.value)
            found.push(item);
        url = page.next === undefined ? undefined : resolveLink(page.next, service);
    }
    return found;
}


/***/ }),

/***/ 5887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ readBack),
/* harmony export */   v: () => (/* binding */ holds)
/* harmony export */ });
/* harmony import */ var _core_credential_credential_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3521);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/** Believes a write when what was sent is read: in the answer, or by name until it is there. */


const PATIENCE_MS = 30_000;
const FIRST_MS = 500;
const GROWTH = 1.6;
const CAP_MS = 5000;
/** True when a credential as read holds everything that was sent; a service without descriptions answers none. */
function holds(read, sent) {
    return (read.name.toLowerCase() === sent.name.toLowerCase() &&
        read.issuer === sent.issuer &&
        (read.subject === undefined) === (sent.subject === undefined) &&
        (0,_core_credential_credential_js__WEBPACK_IMPORTED_MODULE_1__/* .matchText */ .H1)(read) === (0,_core_credential_credential_js__WEBPACK_IMPORTED_MODULE_1__/* .matchText */ .H1)(sent) &&
        read.audiences.join('\n') === sent.audiences.join('\n') &&
        (read.description === undefined || read.description === sent.description));
}
const NO_ANSWER = new Set(['service-unavailable', 'throttled']);
/**
 * Reads a credential by name until it holds what was sent, at most 30 s.
 * @param read returns undefined while there is none of that name
 * @returns undefined when it was not there in time, or the service did not tell
 */
async function readBack(sent, read, clock) {
    const until = clock.now() + PATIENCE_MS;
    for (let retry = 0;; retry++) {
        try {
            const found = await read();
            if (found !== undefined && holds(found, sent))
                return found;
        }
        catch (error) {
            if (!(error instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP && NO_ANSWER.has(error.code)))
                throw error;
        }
        const delay = Math.min(CAP_MS, FIRST_MS * GROWTH ** retry);
        if (clock.now() + delay > until)
            return undefined;
        await clock.sleep(delay);
    }
}


/***/ }),

/***/ 2938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yz: () => (/* binding */ readCredential),
/* harmony export */   e1: () => (/* binding */ asText),
/* harmony export */   eB: () => (/* binding */ asObject),
/* harmony export */   lj: () => (/* binding */ parseObject),
/* harmony export */   rt: () => (/* binding */ misshapen)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);

/** Returns the object that a JSON text holds, or undefined for anything else. */
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return asObject(value);
    }
    catch {
        return undefined;
    }
}
/** Returns the value when it is a JSON object, not an array or null. */
function asObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}
/** Returns a text, or undefined where the value is no text or an empty one. */
function asText(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** The error for an answer whose shape is not the promised one. `what` completes "… answered 200, but not with". */
function misshapen(service, status, what) {
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('service-unavailable', `${service} answered ${status}, but not with ${what}.`, {
        hint: 'A proxy or gateway may be answering instead of the service; otherwise run again later.',
        answer: { service, status },
    });
}
function readMatch(subject, expression) {
    const value = asObject(expression)?.value;
    if (typeof value === 'string')
        return { claimsMatchingExpression: { value, languageVersion: 1 } };
    const absent = expression === undefined || expression === null;
    return absent && typeof subject === 'string' ? { subject } : undefined;
}
/**
 * Reads a federated identity credential, whose parts both services spell alike; null means absent.
 * @returns undefined when a part that decisions hang on is missing or of another type
 */
function readCredential(head, parts) {
    const { issuer, audiences, subject, claimsMatchingExpression, description = null } = parts;
    const [name, id] = [asText(head.name), head.id ?? undefined];
    const match = readMatch(subject, claimsMatchingExpression);
    if (name === undefined || match === undefined || typeof issuer !== 'string')
        return undefined;
    if (id !== undefined && asText(id) === undefined)
        return undefined;
    if (!Array.isArray(audiences) || !audiences.every((each) => typeof each === 'string'))
        return undefined;
    if (description !== null && typeof description !== 'string')
        return undefined;
    return {
        ...(typeof id === 'string' && { id }),
        name,
        issuer,
        audiences,
        ...(description !== null && { description }),
        ...match,
    };
}


/***/ }),

/***/ 9078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ statusError)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/** What an HTTP status of Microsoft Graph or Azure Resource Manager means to the person who reads the log. */

function readStatus(status, doing, { name, target, grant, locate }) {
    if (status === 403)
        return ['manager-forbidden', `The manager may not ${doing}.`, grant];
    if (status === 404)
        return ['application-not-found', `${name} does not find the ${target} to ${doing}.`, locate];
    if (status === 429)
        return ['throttled', `${name} throttles the manager's requests to ${doing}.`, 'Run again later.'];
    if (status === 401) {
        const hint = `The token must be for ${name} of this cloud, of this tenant, and not expired.`;
        return ['manager-credential-invalid', `${name} did not accept the manager's token to ${doing}.`, hint];
    }
    return status >= 400 && status < 500 && status !== 408
        ? ['credential-invalid', `${name} refused to ${doing}.`, 'See its own message below.']
        : ['service-unavailable', `${name} failed to ${doing}.`, 'Run again later.'];
}
/** Builds the error for an answer that no repetition cures. `doing` completes "The manager may not …". */
function statusError(service, answer, doing) {
    const [code, sentence, hint] = readStatus(answer.status ?? 0, doing, service);
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP(code, sentence, { hint, answer });
}


/***/ }),

/***/ 4593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ useMachineIdentity),
/* harmony export */   i: () => (/* binding */ exportIdentityEndpoint)
/* harmony export */ });
// Each of these leads a client to another kind of machine than App Service, or to another endpoint.
const OTHERS = ['IDENTITY_SERVER_THUMBPRINT', 'IMDS_ENDPOINT', 'MSI_ENDPOINT', 'MSI_SECRET'];
const ALL = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER', ...OTHERS];
/** Remembers which endpoint is ours. */
const OURS = 'FEDERATION_IDENTITY_ENDPOINT';
/** Before the names of the machine's own variables, as they were before ours took their place. */
const MACHINE = 'FEDERATION_MACHINE_';
const LOOPBACK = '127.0.0.1';
function isOurs(environment) {
    const endpoint = environment.IDENTITY_ENDPOINT;
    return endpoint !== undefined && endpoint !== '' && endpoint === environment[OURS];
}
/** Keeps the machine's own variables under other names; an endpoint of an earlier sign-in is not the machine's. */
function keepMachineVariables({ exportVariable, setSecret }, existing) {
    if (isOurs(existing))
        return;
    for (const name of ALL) {
        const value = existing[name];
        if (!value)
            continue;
        if (name === 'IDENTITY_HEADER' || name === 'MSI_SECRET')
            setSecret(value);
        exportVariable(`${MACHINE}${name}`, value);
    }
}
function warnAboutReplacement({ warning }, existing) {
    if (existing.IDENTITY_ENDPOINT) {
        const whose = isOurs(existing) ? 'of an earlier sign-in of this job' : 'of the machine or of another step';
        warning(`IDENTITY_ENDPOINT was "${existing.IDENTITY_ENDPOINT}" (${whose}); for the following steps it is the endpoint of this sign-in.`);
    }
    if (existing.IDENTITY_SERVER_THUMBPRINT) {
        warning('IDENTITY_SERVER_THUMBPRINT is emptied for the following steps, but a step cannot remove it, and clients in Python and Go take its mere presence for Service Fabric: start them with `env -u IDENTITY_SERVER_THUMBPRINT`.');
    }
}
/** Clients in Node and Python would ask a proxy for 127.0.0.1, and show it the header, unless `no_proxy` says otherwise. */
function exemptLoopback({ exportVariable, info }, existing) {
    const entries = Object.entries(existing).filter(([, value]) => value !== undefined && value !== '');
    const proxied = entries.some(([name]) => /^(?:https?|all)_proxy$/i.test(name));
    if (!proxied)
        return;
    const exempt = (existing.no_proxy || existing.NO_PROXY || '').split(/[\s,]+/).filter((each) => each !== '');
    if (exempt.includes('*') || exempt.includes(LOOPBACK))
        return;
    const value = [...exempt, LOOPBACK].join(',');
    for (const name of ['no_proxy', 'NO_PROXY'])
        exportVariable(name, value);
    info(`Added ${LOOPBACK} to no_proxy for the following steps: the identity endpoint is not behind the proxy.`);
}
/**
 * Exports the endpoint for later steps. Variables that would lead clients elsewhere are emptied where they are set, and only
 * there: some clients take an empty one for a sign of its kind of machine.
 */
function exportIdentityEndpoint(toolkit, { url, header }, existing) {
    const { exportVariable } = toolkit;
    warnAboutReplacement(toolkit, existing);
    keepMachineVariables(toolkit, existing);
    exportVariable('IDENTITY_ENDPOINT', url);
    exportVariable('IDENTITY_HEADER', header);
    exportVariable(OURS, url);
    for (const name of OTHERS)
        if (existing[name])
            exportVariable(name, '');
    exemptLoopback(toolkit, existing);
}
/** Gives this process the machine's own variables where an endpoint of ours stands in their place. */
function useMachineIdentity() {
    const environment = process.env;
    if (!isOurs(environment))
        return;
    for (const name of ALL) {
        const value = environment[`${MACHINE}${name}`];
        if (value)
            environment[name] = value;
        else
            delete environment[name];
    }
}


/***/ }),

/***/ 834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   toFetch: () => (/* binding */ toFetch)
/* harmony export */ });
// Statuses that must not carry a body in a Response (Fetch standard, null body status).
const NULL_BODY = new Set([204, 205, 304]);
/** True for what changes nothing: a `GET`, and a batch of Microsoft Graph, into which this action puts nothing else. */
function isRead(method, url) {
    return method === 'GET' || new URL(url).pathname.endsWith('/$batch');
}
/**
 * Adapts the transport as a `fetch` of one service. Reads, and batches of them, are repeated by the retry table, writes only after a 429.
 * Text bodies only, which is all that Graph and GitHub REST need here.
 */
function toFetch(transport, service) {
    return async (input, init) => {
        const asked = new Request(input, init);
        const method = asked.method;
        const body = init?.body === undefined || init.body === null ? undefined : String(init.body);
        const response = await transport.send({
            method,
            url: asked.url,
            headers: Object.fromEntries(asked.headers),
            ...(body !== undefined && { body }),
            repeat: isRead(method, asked.url) ? 'safe' : 'write',
            service,
        });
        const headers = new Headers();
        for (const name of [
            'content-type',
            'retry-after',
            'request-id',
            'client-request-id',
            'x-github-request-id',
            'date',
            'link',
            'www-authenticate',
            'location',
            'x-accepted-github-permissions',
            'x-ratelimit-remaining',
            'x-ratelimit-reset',
        ]) {
            const value = response.header(name);
            if (value !== undefined)
                headers.set(name, value);
        }
        const result = new Response(NULL_BODY.has(response.status) ? null : response.text, {
            status: response.status,
            headers,
        });
        Object.defineProperty(result, 'url', { value: response.url });
        return result;
    };
}


/***/ })

};
;