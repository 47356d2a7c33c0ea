"use strict";
exports.id = 20;
exports.ids = [20];
exports.modules = {

/***/ 7020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  identityEndpointEntry: () => (/* binding */ identityEndpointEntry)
});

// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/federation/exchange/exchange.js
var exchange_exchange = __webpack_require__(9371);
// EXTERNAL MODULE: ./build/federation/exchange/propagation.js
var propagation = __webpack_require__(534);
;// CONCATENATED MODULE: ./build/federation/identity-endpoint/answer.js
/** Builds the answers of the identity endpoint: a token, or an error in every spelling that clients of the protocol read. */

// What may be over in a moment: clients repeat 429 and 5xx, and nothing else.
const STATUSES = new Map([
    ['service-unavailable', 503],
    ['issuer-unreachable', 503],
    ['throttled', 429],
    ['internal', 500],
]);
/** Builds the answer with a token. `expires_on` is in seconds since the epoch, `expires_in` in seconds; both are numbers. */
function toTokenAnswer({ token, expiresOn }, { resource, clientId, now }) {
    return {
        status: 200,
        body: {
            access_token: token,
            expires_on: Math.floor(expiresOn / 1000),
            expires_in: Math.max(0, Math.floor((expiresOn - now) / 1000)),
            resource,
            token_type: 'Bearer',
            client_id: clientId,
        },
    };
}
/**
 * Builds a refusal. App Service answers with `statusCode` and `message`, and MSAL for Python reads these; MSAL for Node reads
 * `error` and `error_description` as well.
 */
function toRefusal(status, sentence, { error = 'invalid_request', correlationId = '' } = {}) {
    return {
        status,
        body: { statusCode: status, message: sentence, error, error_description: sentence, correlationId },
    };
}
/** One line about an error: its code, our sentence and cure, and what the service said. */
function describeError(error) {
    const said = error.answer === undefined ? '' : (0,core_error/* describeAnswer */.O1)(error.answer);
    const service = said === '' ? '' : `${error.answer?.service} said: ${said}`;
    return [`[${error.code}]`, error.message, error.hint ?? '', service].filter((part) => part !== '').join(' ');
}
/** Builds the answer for a failed exchange. */
function toErrorAnswer(error) {
    const correlationId = error.answer?.correlationId;
    return toRefusal(STATUSES.get(error.code) ?? 400, describeError(error), {
        error: error.code,
        ...(correlationId !== undefined && { correlationId }),
    });
}

// EXTERNAL MODULE: ./build/federation/identity-endpoint/request.js
var identity_endpoint_request = __webpack_require__(1894);
;// CONCATENATED MODULE: ./build/federation/identity-endpoint/resource-tokens.js
const REFUSAL_MS = 5000;
// Clients ask again when five minutes are left: what they then get must be new.
const RENEW_BEFORE_MS = 10 * 60_000;
const LEAST_LIFE_MS = 60_000;
const MOST_SCOPES = 256;
/**
 * Returns a function that gives the token of a scope. A token is renewed when ten minutes, or half of a shorter life, are
 * left; where that fails, the old one is given as long as it has a minute to live.
 */
function createResourceTokens({ exchange, now }) {
    const kept = new Map();
    async function renew(scope, previous) {
        try {
            return await exchange(scope);
        }
        catch (error) {
            if (previous === undefined || previous.expiresOn - now() < LEAST_LIFE_MS)
                throw error;
            return previous;
        }
    }
    function settle(entry, token, previous) {
        entry.token = token;
        const life = token.expiresOn - now();
        entry.until = now() + (token === previous ? REFUSAL_MS : life - Math.min(RENEW_BEFORE_MS, life / 2));
    }
    return (scope) => {
        const known = kept.get(scope);
        if (known !== undefined && now() < known.until)
            return known.outcome;
        const previous = known?.token;
        const entry = { outcome: renew(scope, previous), until: Number.POSITIVE_INFINITY, token: undefined };
        kept.delete(scope);
        kept.set(scope, entry);
        const [oldest] = kept.keys();
        if (kept.size > MOST_SCOPES && oldest !== undefined)
            kept.delete(oldest);
        entry.outcome.then((token) => settle(entry, token, previous), () => {
            entry.until = now() + REFUSAL_MS;
        });
        return entry.outcome;
    };
}

;// CONCATENATED MODULE: ./build/federation/identity-endpoint/identity-endpoint.js
/** Serves fresh access tokens to the later steps of a job, and knows when its job is over. */






/** GitHub issues tokens only while the job is in progress; after this many refusals in a row it is taken for over. */
const MOST_REFUSALS = 3;
const IN_ENDPOINT = 'in the identity endpoint';
/** True when GitHub answered and said no, rather than being slow, busy or out of reach. */
function isRefusal(error) {
    const status = error instanceof core_error/* FederationError */.yP ? error.answer?.status : undefined;
    return status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429;
}
/** Counts the refusals of the request URL in a row. */
function countRefusals({ requestIdToken, end }) {
    let refusals = 0;
    return async (audience) => {
        try {
            const idToken = await requestIdToken(audience);
            refusals = 0;
            return idToken;
        }
        catch (error) {
            refusals = isRefusal(error) ? refusals + 1 : 0;
            if (refusals >= MOST_REFUSALS)
                end(`GitHub refused an ID token ${refusals} times in a row: the job is over`);
            throw error;
        }
    };
}
/** Builds the endpoint. Nothing is asked of anybody before a client asks. */
function createIdentityEndpoint({ clientId, audience }, ports) {
    const requestIdToken = countRefusals(ports);
    // Each exchange presents a new ID token: the one before may belong to a job that has ended since.
    const assertions = { current: requestIdToken, renew: requestIdToken };
    const exchangePorts = { assertions, exchangeToken: ports.exchangeToken, clock: ports.clock };
    async function exchangeFor(scope) {
        const exchange = { clientId, audience, scope };
        const first = await (0,exchange_exchange/* exchangeIdToken */.a)(exchange, exchangePorts);
        if (first.accepted)
            return first.accessToken;
        const again = await (0,propagation/* repeatRefused */.uZ)(first.refusal, exchange, exchangePorts);
        if (again.accepted)
            return again.accessToken;
        throw new core_error/* FederationError */.yP('trust-missing', `Entra no longer trusts this job to sign in as ${clientId}.`, {
            hint: 'The sign-in of this job was accepted: see whether its federated credential was removed or changed since.',
            answer: (0,exchange_exchange/* refusalAnswer */.X)(again.refusal),
        });
    }
    const tokens = createResourceTokens({
        now: ports.clock.now,
        exchange: async (scope) => {
            try {
                return await exchangeFor(scope);
            }
            catch (thrown) {
                const error = (0,core_error/* asFederationError */.Mq)(thrown, IN_ENDPOINT);
                ports.log(`No token for "${scope}": ${describeError(error)}`);
                throw error;
            }
        },
    });
    return {
        freshAssertion: () => requestIdToken(audience),
        answer: async (request, identity) => {
            const question = (0,identity_endpoint_request/* readQuestion */.H)(request, identity);
            switch (question.kind) {
                case 'refused':
                    ports.log(`Refused a request with HTTP ${question.status}: ${question.sentence}`);
                    return toRefusal(question.status, question.sentence);
                case 'end':
                    ports.end('');
                    return { status: 204 };
                case 'token':
                    try {
                        const token = await tokens(question.scope);
                        return toTokenAnswer(token, { resource: question.resource, clientId, now: ports.clock.now() });
                    }
                    catch (error) {
                        return toErrorAnswer((0,core_error/* asFederationError */.Mq)(error, IN_ENDPOINT));
                    }
            }
        },
    };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./build/runner/identity-server.js
/** Listens on loopback and hands every HTTP request to the identity endpoint; no route, header or rule is decided here. */

const LOOPBACK = '127.0.0.1';
// A client of this machine sends its few headers at once.
const RECEIVE_MS = 10_000;
function toRequest({ method = '', url = '', rawHeaders }) {
    const headers = [];
    for (let index = 0; index < rawHeaders.length; index += 2)
        headers.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
    return { method, target: url, headers };
}
function send(response, { status, body }) {
    response.writeHead(status, {
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        ...(body !== undefined && { 'Content-Type': 'application/json; charset=utf-8' }),
    });
    response.end(body === undefined ? undefined : JSON.stringify(body));
}
/** Stops the server; requests that are being answered get their answer, but not more than a second. */
function identity_server_close(server) {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 1000).unref();
    });
}
/**
 * Starts listening on a free port of 127.0.0.1, which nothing outside this machine (or this job container) can reach.
 * @param answer gets the request and the one `Host` that is right; must not reject
 */
function startIdentityServer(answer) {
    let host = '';
    let ending = false;
    const server = (0,external_node_http_.createServer)({ requestTimeout: RECEIVE_MS, headersTimeout: RECEIVE_MS }, async (request, response) => {
        request.resume();
        const given = await answer(toRequest(request), host);
        if (ending)
            response.setHeader('Connection', 'close');
        send(response, given);
    });
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, LOOPBACK, () => {
            const { port } = server.address();
            host = `${LOOPBACK}:${port}`;
            resolve({
                port,
                close: () => {
                    ending = true;
                    return identity_server_close(server);
                },
            });
        });
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/core/visible.js
var visible = __webpack_require__(2244);
;// CONCATENATED MODULE: ./build/runner/identity-service.js
/** The identity endpoint's own process: hears from its step, compares secrets, logs to its file, and ends. */




const LOG_MOST_BYTES = 64_000;
function endWithStep() {
    process.exit(1);
}
/** Waits for what the step sends; a step that ends before has no use for this process, which then ends too. */
function receiveStart() {
    return new Promise((resolve) => {
        process.once('disconnect', endWithStep);
        process.once('message', (start) => resolve(start));
    });
}
/** Tells the step, which then closes the channel. After a failure the process ends. */
function tellStep(ready) {
    process.removeListener('disconnect', endWithStep);
    process.send?.(ready, () => {
        if (ready.kind === 'failed')
            process.exit(1);
    });
}
/** Builds a comparison in constant time. Both sides are hashed first, so that they have one length whatever was sent. */
function createComparison(secret) {
    const digest = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest();
    const expected = digest(secret);
    return (value) => (0,external_node_crypto_.timingSafeEqual)(digest(value), expected);
}
/** Appends lines to the file that `post` prints; stops when it is full, since a process may fail for hours. */
function createLogFile(file) {
    return (line) => {
        try {
            if (((0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_MOST_BYTES)
                return;
            (0,external_node_fs_.appendFileSync)(file, `${new Date().toISOString()} ${(0,visible/* visible */.R)((0,core_error/* redact */.E$)(line))}\n`, { mode: 0o600 });
        }
        catch {
            // The folder is gone: nobody can read a log any more.
        }
    };
}
/** Ends the process when it is told to, and when nobody foresaw what happened. */
function endOnSignals(log) {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
        process.once(signal, () => process.exit(0));
    process.on('uncaughtException', ({ message }) => {
        log(`The identity endpoint ended: ${message}`);
        process.exit(1);
    });
}
/** Ends the process. */
function endProcess() {
    process.exit(0);
}
/** Does something again and again, as long as the process lives; `ms` lie between the end of one and the next. */
function repeatEvery(ms, task) {
    setTimeout(() => void task().finally(() => repeatEvery(ms, task)), ms);
}

// EXTERNAL MODULE: ./build/runner/token-file.js
var token_file = __webpack_require__(5309);
;// CONCATENATED MODULE: ./build/runner/watched-process.js
/** Notices within seconds that another process has ended. */

const EVERY_MS = 2000;
/** When the process was started, in clock ticks since boot; undefined where the system does not say so in a file. */
function startOf(pid) {
    try {
        // proc_pid_stat(5): the name in parentheses may hold blanks; the start time is the 20th field after it.
        return (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19];
    }
    catch {
        return undefined;
    }
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        // It lives, but belongs to somebody else.
        return error.code === 'EPERM';
    }
}
/**
 * Calls `onEnd` once the process is gone, also when its number has been given to another one. Looks every two seconds and
 * keeps no process alive.
 * @param pid 0 where the parent is outside of the container: then nothing is watched
 */
function watchProcess(pid, onEnd) {
    if (!Number.isInteger(pid) || pid <= 0)
        return;
    const started = startOf(pid);
    const timer = setInterval(() => {
        if (isAlive(pid) && startOf(pid) === started)
            return;
        clearInterval(timer);
        onEnd();
    }, EVERY_MS);
    timer.unref();
}

;// CONCATENATED MODULE: ./build/composition/identity-endpoint.js
/** The identity endpoint as its process composes it: server, tokens, token file, and every way to end. */





/** Writes the first token file before the step goes on, then a new one again and again; a failure waits for the next. */
async function keepTokenFile(path, everyMs, { freshAssertion }, log) {
    const renew = async () => (0,token_file/* writeSecretFile */.A)(path, (await freshAssertion()).jwt);
    await renew();
    repeatEvery(everyMs, () => renew().catch((error) => log(`The token file was not renewed: ${error instanceof Error ? error.message : 'unknown failure'}`)));
}
/**
 * Starts serving; returns the port once the endpoint answers and the token file, if there is one, is written.
 * @throws FederationError when the first ID token cannot be had
 */
async function serveIdentity(start, job, log) {
    let stop = endProcess;
    const endpoint = createIdentityEndpoint(start, {
        requestIdToken: job.requestIdToken,
        exchangeToken: job.exchangeToken(start.tenantId, start.authority),
        clock: job.clock,
        log,
        end: (reason) => {
            if (reason !== '')
                log(`The identity endpoint ended: ${reason}`);
            // Nobody can connect any more when whoever ended it gets the answer.
            stop();
        },
    });
    const [mayAsk, mayEndByKey] = [createComparison(start.header), createComparison(start.endKey)];
    const mayEnd = (value) => mayEndByKey(value) || mayAsk(value);
    const { clientId, resourceId, tokenFile, tokenFileEveryMs } = start;
    const server = await startIdentityServer((request, host) => endpoint.answer(request, { clientId, resourceId, host, mayAsk, mayEnd }));
    stop = () => {
        server.close().finally(endProcess);
    };
    watchProcess(start.watchedPid, endProcess);
    if (tokenFile !== undefined)
        await keepTokenFile(tokenFile, tokenFileEveryMs, endpoint, log);
    return server.port;
}

// EXTERNAL MODULE: ./build/composition/job.js + 8 modules
var job = __webpack_require__(7722);
;// CONCATENATED MODULE: ./build/entries/identity-endpoint.js
/** Runs the process that outlives the step, serves tokens to later steps, and ends with the job. */




/** Runs the process; it ends itself. */
async function identityEndpointEntry(toolkit, environment) {
    const start = await receiveStart();
    const log = createLogFile(start.logFile);
    endOnSignals(log);
    try {
        const port = await serveIdentity(start, (0,job/* openJob */.I)(toolkit, environment), log);
        tellStep({ kind: 'ready', port });
    }
    catch (thrown) {
        const error = thrown instanceof core_error/* FederationError */.yP ? thrown : undefined;
        tellStep({
            kind: 'failed',
            code: error?.code ?? 'internal',
            message: thrown instanceof Error ? thrown.message : 'The identity endpoint did not start.',
            hint: error?.hint ?? 'See the log of this step.',
        });
    }
}


/***/ }),

/***/ 1894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ ENDPOINT_PATH),
/* harmony export */   H: () => (/* binding */ readQuestion)
/* harmony export */ });
/* harmony import */ var _core_target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8881);
/** Reads a request to the identity endpoint: App Service's managed identity protocol, spoken by a client of this job and nobody else. */

/** Path of the endpoint, as in App Service. */
const ENDPOINT_PATH = '/msi/token';
/** https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference */
const API_VERSION = '2019-08-01';
const MAX_RESOURCE = 1000;
// RFC 3986: a scheme, then no blank, quote, bracket, query or fragment.
const URI = /^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}?#]+$/i;
const DEFAULT_SUFFIX = '/.default';
function refused(status, sentence) {
    return { kind: 'refused', status, sentence };
}
/** The headers by lower-case name, or the name of one that was sent twice. */
function readHeaders(request) {
    const headers = new Map();
    for (const [name, value] of request.headers) {
        const key = name.toLowerCase();
        if (headers.has(key))
            return key;
        headers.set(key, value);
    }
    return headers;
}
/** The parameters by lower-case name; a sentence when one is sent twice or cannot be decoded. */
function readParameters(query) {
    const parameters = new Map();
    for (const part of query.split('&').filter((each) => each !== '')) {
        const [rawName = '', ...rest] = part.split('=');
        let name;
        let value;
        try {
            name = decodeURIComponent(rawName.replaceAll('+', ' ')).toLowerCase();
            value = decodeURIComponent(rest.join('=').replaceAll('+', ' '));
        }
        catch {
            return 'The query cannot be decoded.';
        }
        if (parameters.has(name))
            return 'A parameter is given twice.';
        parameters.set(name, value);
    }
    return parameters;
}
/**
 * True for what a browser sends, which is several `Sec-Fetch-*` at once (https://www.w3.org/TR/fetch-metadata/). The `fetch`
 * of Node, with which MSAL for Node asks, sends `Sec-Fetch-Mode: cors` alone.
 */
function isBrowsers(headers) {
    if (headers.has('origin'))
        return true;
    const sent = [...headers].filter(([name]) => name.startsWith('sec-fetch-'));
    return sent.some(([name, value]) => name !== 'sec-fetch-mode' || value !== 'cors');
}
/** Undefined when the request names nobody or the identity that is served; else a sentence. */
function wrongIdentity(parameters, identity) {
    const named = (name) => parameters.get(name) ?? '';
    const other = (name) => `This job's identity endpoint serves the client ID ${identity.clientId}, and the request names another identity by ${name}.`;
    if (named('client_id') !== '' && named('client_id').toLowerCase() !== identity.clientId.toLowerCase())
        return other('client_id');
    const byResource = ['mi_res_id', 'msi_res_id'].find((name) => named(name) !== '' && named(name).toLowerCase() !== identity.resourceId?.toLowerCase());
    if (byResource !== undefined)
        return other(byResource);
    const byObject = ['object_id', 'principal_id'].find((name) => named(name) !== '');
    return byObject === undefined
        ? undefined
        : `This job's identity endpoint knows its identity by client ID (${identity.clientId}), not by ${byObject}.`;
}
function readResource(parameters) {
    const version = parameters.get('api-version');
    if (version !== API_VERSION)
        return refused(400, `\`api-version\` must be ${API_VERSION}.`);
    const given = parameters.get('resource') ?? '';
    const resource = given.endsWith(DEFAULT_SUFFIX) ? given.slice(0, -DEFAULT_SUFFIX.length) : given;
    if (resource === '')
        return refused(400, 'The parameter `resource` is missing.');
    if (resource.length > MAX_RESOURCE || !((0,_core_target_js__WEBPACK_IMPORTED_MODULE_0__/* .isGuid */ .W_)(resource) || URI.test(resource))) {
        return refused(400, '`resource` must be one URI or GUID, such as https://vault.azure.net.');
    }
    return { kind: 'token', resource, scope: `${resource}${DEFAULT_SUFFIX}` };
}
/**
 * Reads what a request asks for. A browser, a foreign `Host` and anything ambiguous is refused before the secret is looked
 * at, and nothing is said about parameters to who does not have it.
 */
function readQuestion(request, identity) {
    const headers = readHeaders(request);
    if (typeof headers === 'string')
        return refused(400, 'A header is sent twice.');
    if (headers.get('host') !== identity.host)
        return refused(400, `The Host of this endpoint is ${identity.host}.`);
    if (isBrowsers(headers))
        return refused(400, 'This endpoint is not for browsers.');
    if (request.method !== 'GET' && request.method !== 'DELETE')
        return refused(405, 'This endpoint answers GET only.');
    const [path, ...query] = request.target.split('?');
    if (path !== ENDPOINT_PATH)
        return refused(404, `The path of this endpoint is ${ENDPOINT_PATH}.`);
    const secret = headers.get('x-identity-header') ?? '';
    const allowed = request.method === 'DELETE' ? identity.mayEnd(secret) : identity.mayAsk(secret);
    if (!allowed)
        return refused(401, 'X-IDENTITY-HEADER is missing or wrong: it must be the IDENTITY_HEADER of this job.');
    if (request.method === 'DELETE')
        return { kind: 'end' };
    const parameters = readParameters(query.join('?'));
    if (typeof parameters === 'string')
        return refused(400, parameters);
    const question = readResource(parameters);
    const wrong = question.kind === 'token' ? wrongIdentity(parameters, identity) : undefined;
    return wrong === undefined ? question : refused(403, wrong);
}


/***/ }),

/***/ 5309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ writeSecretFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/** Writes a file that holds a secret: for this user alone, whole or not at all, and never through a symbolic link. */



const { O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_WRONLY } = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants;
/**
 * Replaces the file at `path`. The text goes to a new file beside it, which then takes its name: a reader meets the old
 * content or the new one, and a link that somebody put at `path` is replaced, not followed.
 * @throws Error of `node:fs` when the folder is not there or not writable
 */
async function writeSecretFile(path, text) {
    const made = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`;
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(made, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY, 0o600);
    try {
        await file.writeFile(text);
        await file.sync();
    }
    catch (error) {
        await file.close();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(made, { force: true });
        throw error;
    }
    await file.close();
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(made, path);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(made, { force: true });
        throw error;
    }
}


/***/ })

};
;