"use strict";
exports.id = 43;
exports.ids = [43,834];
exports.modules = {

/***/ 2043:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openStore: () => (/* binding */ openStore)
});

// EXTERNAL MODULE: ./build/core/cloud.js
var core_cloud = __webpack_require__(4495);
// EXTERNAL MODULE: ./node_modules/@microsoft/microsoft-graph-client/lib/src/index.js
var src = __webpack_require__(1899);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/entra/grants.js
var grants = __webpack_require__(5648);
// EXTERNAL MODULE: ./build/entra/status-error.js
var status_error = __webpack_require__(9078);
;// CONCATENATED MODULE: ./build/entra/graph-answer.js
/** Knows Microsoft Graph's answers about federated identity credentials: which refusal means what. */


function toAnswer({ status, code, message, requestId }) {
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
function toFederationError(failure, doing) {
    const answer = toAnswer(failure);
    const { code, message } = failure;
    if (message.includes('not allowed as per assigned p') || code.endsWith('AsPerAppPolicy')) {
        const hint = 'Ask an administrator of the tenant: an app management policy restricts the credentials of applications.';
        return new core_error/* FederationError */.yP('policy-blocked', `A policy of the tenant does not allow to ${doing}.`, { hint, answer });
    }
    return (0,status_error/* statusError */.$)(GRAPH, answer, doing);
}
/**
 * Reads a refused write by status and `error.code` first, by `paramName` second.
 * @returns the outcome that the caller handles, or undefined when the failure is final
 */
function toWriteOutcome({ status, code, message }) {
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

// EXTERNAL MODULE: ./build/entra/next-page.js
var next_page = __webpack_require__(7984);
;// CONCATENATED MODULE: ./build/entra/graph.js
/** Knows an application's federated identity credentials at Microsoft Graph, through beta: v1.0 hides flexible ones. */





const LIST = 'read the federated credentials of the application';
/** Builds a Graph client whose only middleware are the manager's token and our transport: its own retries and telemetry stay off. */
function createClient({ endpoint, fetch, token }, onFailure) {
    const transport = {
        async execute(context) {
            try {
                context.response = await fetch(context.request, context.options);
            }
            catch (error) {
                // The client rewraps errors and loses their kind.
                onFailure({ error, sent: true });
                throw error;
            }
        },
    };
    const getAccessToken = async () => {
        try {
            return await token();
        }
        catch (error) {
            onFailure({ error, sent: false });
            throw error;
        }
    };
    return src/* Client */.Kj.initWithMiddleware({
        middleware: [new src/* AuthenticationHandler */.zA({ getAccessToken }), transport],
        baseUrl: endpoint,
        defaultVersion: 'beta',
        customHosts: new Set([new URL(endpoint).hostname]),
    });
}
function toFailure(error) {
    if (!(error instanceof src/* GraphError */.h9))
        return { status: -1, code: '', message: error instanceof Error ? error.message : 'unknown failure' };
    return {
        status: error.statusCode,
        code: error.code ?? '',
        message: error.message,
        ...(error.requestId !== null && error.requestId !== undefined && { requestId: error.requestId }),
    };
}
/** Turns a stored credential of Graph into ours; null means absent there. */
function fromGraph(value) {
    const text = (name) => (typeof value[name] === 'string' ? value[name] : undefined);
    const expression = value.claimsMatchingExpression?.value;
    const [id, description, subject] = [text('id'), text('description'), text('subject')];
    return {
        ...(id !== undefined && { id }),
        name: text('name') ?? '',
        issuer: text('issuer') ?? '',
        audiences: Array.isArray(value.audiences) ? value.audiences.map(String) : [],
        ...(description !== undefined && { description }),
        ...(typeof expression === 'string'
            ? { claimsMatchingExpression: { value: expression, languageVersion: 1 } }
            : { subject: subject ?? '' }),
    };
}
/** Turns a credential into the body that Graph takes; the name travels in the URL of an upsert. */
function toGraph({ issuer, audiences, description, subject, claimsMatchingExpression, }) {
    return {
        issuer,
        audiences,
        ...(description !== undefined && { description }),
        ...(subject === undefined ? { claimsMatchingExpression } : { subject }),
    };
}
/**
 * Builds the credential store of an application, addressed by its client ID.
 * https://learn.microsoft.com/graph/api/resources/federatedidentitycredentials-overview
 */
function createGraphStore(environment, clientId) {
    let failed;
    const client = createClient(environment, (failure) => {
        failed = failure;
    });
    const path = `/applications(appId='${clientId}')/federatedIdentityCredentials`;
    function takeFailure() {
        const taken = failed;
        failed = undefined;
        return taken;
    }
    async function call(request) {
        try {
            return { ok: true, value: await request() };
        }
        catch (error) {
            const below = takeFailure();
            if (below === undefined)
                return { ok: false, failure: toFailure(error) };
            const { error: cause, sent } = below;
            const unanswered = sent && cause instanceof core_error/* FederationError */.yP && cause.code === 'service-unavailable';
            if (!unanswered)
                throw cause;
            return { ok: false, failure: { status: -1, code: '', message: cause.message } };
        }
    }
    async function write(request, doing) {
        const result = await call(request);
        if (result.ok) {
            const id = result.value?.id;
            return typeof id === 'string' ? { kind: 'created', id } : { kind: 'updated' };
        }
        const outcome = toWriteOutcome(result.failure);
        if (outcome === undefined)
            throw toFederationError(result.failure, doing);
        return outcome;
    }
    return {
        async list() {
            const found = [];
            for (let url = path; url !== undefined;) {
                const next = url;
                const page = await call(() => client.api(next).get());
                if (!page.ok)
                    throw toFederationError(page.failure, LIST);
                const { value, '@odata.nextLink': link } = page.value;
                found.push(...(value ?? []).map(fromGraph));
                url = (0,next_page/* nextPage */.Z)(link, { name: 'Microsoft Graph', endpoint: environment.endpoint, input: 'graph-endpoint' });
            }
            return found;
        },
        upsert: (credential) => write(() => client
            .api(`${path}(name='${credential.name}')`)
            .header('Prefer', 'create-if-missing')
            .patch(toGraph(credential)), `write the federated credential "${credential.name}"`),
        updateAudience: (credential, audience) => write(() => client.api(`${path}/${credential.id ?? credential.name}`).patch({ audiences: [audience] }), `correct the audience of the federated credential "${credential.name}"`),
        readTarget: async () => {
            const application = await call(() => client.api(`/applications(appId='${clientId}')`).select('id').get());
            if (!application.ok)
                throw toFederationError(application.failure, 'read the application');
            return { clientId, id: String(application.value.id) };
        },
        grants: async () => (0,grants/* grantsOf */.R)(await environment.token()),
    };
}

// EXTERNAL MODULE: ./build/core/diagnosis/refusal.js
var diagnosis_refusal = __webpack_require__(1848);
;// CONCATENATED MODULE: ./build/core/manager.js
/** Knows the kinds of manager: whose rights read and write credentials. */
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
    const said = /AADSTS\d+:.*?(?=\s*(?:- Correlation ID|Trace ID:|$))/s.exec(told.message)?.[0] ?? told.message;
    const correlationId = CORRELATION.exec(told.message)?.[1];
    return {
        status: typeof told.status === 'number' ? told.status : 400,
        codes: answered === undefined ? (0,diagnosis_refusal/* parseAadstsCodes */.sh)(told.message) : [Number(answered.errorNo)],
        description: said.trim(),
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
/** Knows how the manager gets a token: `@azure/identity` for every kind, over the shared transport, with failures explained. */





// Spurious refusals after changes are known (about 2 %); the same two quick repetitions as for the job's own exchange.
const REPEAT_AFTER_MS = [1000, 3000];
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
function cureFor(manager, refusal) {
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
            return 'Sign in before this step, for example with `az login`, to the tenant in `tenant-id`.';
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
function explain(manager, error, noted, details) {
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
        hint: own?.hint ?? cureFor(manager, refusal),
        details,
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
            const delay = REPEAT_AFTER_MS[repetition];
            const untrusted = refusal !== undefined && (0,diagnosis_refusal/* isNoMatch */.vA)(refusal);
            if (!untrusted || delay === undefined) {
                const details = untrusted && manager.kind === 'federated' ? await environment.explainUntrusted() : [];
                throw explain(manager, error, noted, details);
            }
            await environment.sleep(delay);
            return attempt(scope, repetition + 1);
        }
    }
    return async (scope) => {
        const known = kept.get(scope);
        return known !== undefined && known.expiresOn - environment.now() > RENEW_BEFORE_MS
            ? known.token
            : attempt(scope, 0);
    };
}

// EXTERNAL MODULE: ./build/federation/diagnose.js + 2 modules
var diagnose = __webpack_require__(5340);
// EXTERNAL MODULE: ./build/transport/fetch.js
var fetch = __webpack_require__(834);
;// CONCATENATED MODULE: ./build/composition/store.js
/** Opens a target's credentials with the manager's rights; loaded only when a trust is missing. */





/** Opens the credential store of the target: Microsoft Graph for an application, ARM for a managed identity. */
async function openStore(inputs, { assertions, transport, clock, sha256Hex, mask }) {
    const { tenantId, target, manager, cloud, endpoints } = inputs;
    const token = createManagerToken(manager, {
        authority: endpoints.authority,
        tenantId,
        httpClient: transport.httpClient,
        requestAssertion: async () => (await assertions.current(cloud.audience)).jwt,
        explainUntrusted: async () => manager.kind === 'federated'
            ? (0,diagnose/* explainManagerTrust */.Zl)(manager.clientId, (await assertions.current(cloud.audience)).claims, endpoints, sha256Hex)
            : [],
        mask,
        now: clock.now,
        sleep: clock.sleep,
    });
    switch (target.kind) {
        case 'application':
            return createGraphStore({
                endpoint: endpoints.graph,
                fetch: (0,fetch.toFetch)(transport, 'Microsoft Graph'),
                token: () => token((0,core_cloud/* graphScope */.H1)(cloud)),
            }, target.clientId);
        case 'managed-identity': {
            const { createArmStore } = await __webpack_require__.e(/* import() */ 859).then(__webpack_require__.bind(__webpack_require__, 7859));
            return createArmStore({
                endpoint: endpoints.resourceManager,
                takesExpressions: cloud.name !== 'china',
                transport,
                clock,
                token: () => token((0,core_cloud/* resourceManagerScope */.M7)(cloud)),
            }, target.resourceId);
        }
    }
}


/***/ }),

/***/ 5648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ grantsOf)
/* harmony export */ });
/** Knows what an access token of the manager may do, as far as the token itself says. */
/** Reads the grants of a manager's token (`roles` of an application, `scp` of a person), without verifying it. */
function grantsOf(jwt) {
    try {
        const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
        const roles = Array.isArray(claims.roles) ? claims.roles.map(String) : [];
        return typeof claims.scp === 'string' ? [...roles, ...claims.scp.split(' ')] : roles;
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 7984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ nextPage)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/** Knows which link to the rest of a list is followed: one on the same origin, since another would get the manager's token. */

/**
 * Returns the link to the next page, or undefined after the last.
 * @throws FederationError `service-unavailable` for a link to another origin: a list must not end early unnoticed
 */
function nextPage(link, { name, endpoint, input }) {
    if (link === undefined || new URL(link, endpoint).origin === new URL(endpoint).origin)
        return link;
    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('service-unavailable', `${name} points to another host (${new URL(link).host}) for the rest of the list.`, { hint: `Let \`${input}\` rewrite paging links, or leave it out.` });
}


/***/ }),

/***/ 9078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ statusError)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/** Knows what an HTTP status of Microsoft Graph or Azure Resource Manager means to the person who reads the log. */

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

/***/ 834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   toFetch: () => (/* binding */ toFetch)
/* harmony export */ });
// Statuses that must not carry a body in a Response (Fetch standard, null body status).
const NULL_BODY = new Set([204, 205, 304]);
/**
 * Adapts the transport as a `fetch` of one service. Reads are repeated by the retry table, writes only after a 429.
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
            repeat: method === 'GET' ? 'safe' : 'write',
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