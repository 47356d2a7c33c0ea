/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 7761:
/***/ ((module) => {

module.exports = require("./undici.js");

/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = require("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = require("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = require("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = require("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = require("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = require("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = require("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = require("node:stream");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = require("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = require("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = require("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = require("stream");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = require("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = require("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = require("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = require("util");

/***/ }),

/***/ 7722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  I: () => (/* binding */ openJob)
});

// EXTERNAL MODULE: ./build/core/subject/expectation.js
var expectation = __nccwpck_require__(1443);
// EXTERNAL MODULE: ./build/entra/token.js
var token = __nccwpck_require__(9418);
// EXTERNAL MODULE: ./build/federation/exchange/assertions.js
var assertions = __nccwpck_require__(6887);
;// CONCATENATED MODULE: ./build/github/event.js
/** The few facts that are read from the event's payload (`GITHUB_EVENT_PATH`). */
function at(value, ...path) {
    return path.reduce((node, key) => (typeof node === 'object' && node !== null ? node[key] : undefined), value);
}
/**
 * Reads facts from a webhook payload. A fork that was deleted meanwhile has `head.repo: null`.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request
 */
function toEventFacts(payload) {
    const defaultBranch = at(payload, 'repository', 'default_branch');
    const [head, base] = [
        at(payload, 'pull_request', 'head', 'repo', 'full_name'),
        at(payload, 'pull_request', 'base', 'repo', 'full_name'),
    ];
    const isPullRequest = at(payload, 'pull_request') !== undefined;
    return {
        defaultBranch: typeof defaultBranch === 'string' && defaultBranch !== '' ? defaultBranch : undefined,
        fromFork: isPullRequest ? head !== base : undefined,
    };
}

// EXTERNAL MODULE: ./build/core/error.js
var error = __nccwpck_require__(6232);
// EXTERNAL MODULE: ./build/core/subject/claims.js
var claims = __nccwpck_require__(7148);
;// CONCATENATED MODULE: ./build/github/id-token.js
/** The runner's ID token endpoint: how a token is asked for, what the answer looks like, and why there may be none. */


const SERVICE = 'GitHub';
const PERMISSION = 'The job lacks the permission: add `permissions: { id-token: write, contents: read }` to the job or the workflow.';
const FORK = 'Pull requests from forks of a public repository never get an ID token: use `push`, or `workflow_run` after the pull request.';
const DEPENDABOT = "Dependabot's runs are treated like those of a fork and get no ID token: skip the step for `dependabot[bot]`.";
const REUSABLE = 'In a reusable workflow the calling job must grant `id-token: write` as well; the called one cannot raise it.';
/** Orders the four reasons for a missing token by what the event and the actor make likely. */
function reasons({ eventName, actor, fromFork }) {
    if (actor === 'dependabot[bot]')
        return [DEPENDABOT, PERMISSION, REUSABLE, FORK];
    if (eventName.startsWith('pull_request') && fromFork() === true)
        return [FORK, PERMISSION, REUSABLE, DEPENDABOT];
    if (eventName === 'workflow_call')
        return [REUSABLE, PERMISSION, FORK, DEPENDABOT];
    return [PERMISSION, REUSABLE, FORK, DEPENDABOT];
}
function unavailable(environment) {
    const [likeliest = PERMISSION, ...others] = reasons(environment);
    return new error/* FederationError */.yP('id-token-unavailable', 'GitHub gives this job no ID token.', {
        hint: likeliest,
        details: ['Less likely here:', ...others.map((reason) => `- ${reason}`)],
    });
}
/**
 * Builds the request for an ID token: the runner's URL with the audience added.
 * https://docs.github.com/en/actions/reference/security/oidc
 * @throws FederationError `id-token-unavailable` when the runner offers no usable endpoint
 */
function buildIdTokenRequest(environment, audience) {
    const { requestUrl, requestToken } = environment;
    if (!requestUrl || !requestToken)
        throw unavailable(environment);
    if (!URL.canParse(requestUrl) || new URL(requestUrl).protocol !== 'https:') {
        throw new error/* FederationError */.yP('id-token-unavailable', 'ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL.', {
            hint: 'The runner sets this variable; do not set it in the workflow.',
        });
    }
    const url = new URL(requestUrl);
    url.searchParams.set('audience', audience);
    return {
        method: 'GET',
        url: url.href,
        headers: { Authorization: `Bearer ${requestToken}`, Accept: 'application/json' },
        repeat: 'safe',
        service: SERVICE,
    };
}
function malformed(what) {
    return new error/* FederationError */.yP('id-token-unavailable', `GitHub's answer to the ID token request ${what}.`, {
        hint: 'A proxy or gateway may be answering instead of GitHub; otherwise run again later.',
        answer: { service: SERVICE, status: 200 },
    });
}
/** Decodes the payload of a JWT without verifying it: Entra verifies, this only reads. */
function decodeClaims(jwt) {
    const parts = jwt.split('.');
    const [, payload] = parts;
    if (parts.length !== 3 || payload === undefined || payload === '')
        throw malformed('holds no JWT');
    let decoded;
    try {
        decoded = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    }
    catch {
        throw malformed('holds a JWT that cannot be read');
    }
    return (0,claims/* toClaims */.Z)(decoded);
}
/** What to do about a status of the ID token endpoint. */
function refusedHint(status) {
    if (status === 429 || status >= 500)
        return "GitHub's token service is having trouble; run the job again later.";
    if (status === 404)
        return 'There is no token service at this address: on GitHub Enterprise Server, an administrator must have enabled Actions, and a proxy or gateway must let the path through.';
    return 'The job may have ended or been cancelled: tokens are issued only while it is in progress.';
}
/**
 * Reads the ID token endpoint's answer.
 * @throws FederationError `id-token-unavailable` for a refusal or an answer without a JWT
 */
function parseIdTokenResponse(response) {
    if (response.status !== 200) {
        throw new error/* FederationError */.yP('id-token-unavailable', `GitHub refused the ID token request with HTTP ${response.status}.`, {
            hint: refusedHint(response.status),
            answer: { service: SERVICE, status: response.status },
        });
    }
    let value;
    try {
        value = JSON.parse(response.text)?.value;
    }
    catch {
        throw malformed('is not JSON');
    }
    if (typeof value !== 'string' || value === '')
        throw malformed('holds no token');
    return value;
}
/** Builds the port that requests ID tokens. `mask` hides the token before anything else sees it. */
function createIdTokenSource(environment, transport, mask) {
    return async (audience) => {
        const jwt = parseIdTokenResponse(await transport.send(buildIdTokenRequest(environment, audience)));
        mask(jwt);
        return { jwt, claims: decodeClaims(jwt) };
    };
}

// EXTERNAL MODULE: ./build/runner/environment.js
var runner_environment = __nccwpck_require__(9294);
// EXTERNAL MODULE: ./build/runner/machine.js
var machine = __nccwpck_require__(9290);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
;// CONCATENATED MODULE: ./build/transport/proxy.js


/**
 * Ends a request whose tunnel the proxy refused. The tunnel's library would hand the proxy's status on as if the service
 * had answered: a 403 of the proxy must not read as a 403 of Microsoft Graph.
 */
function endRefusedTunnel({ statusCode }, request) {
    if (statusCode === 200)
        return;
    const code = `the proxy refused the tunnel with HTTP ${statusCode}`;
    request.destroy(Object.assign(new Error(code), { code }));
}
/** True for what answers for this machine alone: through a proxy it would be another machine, and would see the secret header. */
function isMachine(url, environment) {
    if (url.protocol !== 'https:' || url.hostname.startsWith('169.254.'))
        return true;
    return ['IDENTITY_ENDPOINT', 'IMDS_ENDPOINT', 'MSI_ENDPOINT'].some((name) => {
        const endpoint = environment[name] ?? '';
        return URL.canParse(endpoint) && new URL(endpoint).origin === url.origin;
    });
}
/** Parses what a variable holds; without a scheme it is `http://`, as curl and the toolkit take it. */
function parseProxy(variable, value) {
    const text = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:'))
        return url;
    // The value is not shown: a password may be anywhere in what cannot be read.
    throw new error/* FederationError */.yP('service-unavailable', `The proxy in ${variable} is not an http or https URL.`, {
        hint: `Correct ${variable}, for example http://proxy.example.com:3128.`,
    });
}
function readProxy(environment) {
    for (const variable of ['https_proxy', 'HTTPS_PROXY']) {
        const value = environment[variable]?.trim();
        if (value)
            return { variable, url: parseProxy(variable, value) };
    }
    return undefined;
}
/**
 * Builds the law: the tunnel for a URL behind a proxy, or undefined when the connection is direct. One agent per proxy is kept.
 * @param environment the process's own environment, which the toolkit's rules for `no_proxy` read as well
 */
function createProxyTunnels(environment) {
    const agents = new Map();
    function agentFor(proxy) {
        const known = agents.get(proxy.href);
        if (known !== undefined)
            return known;
        const agent = Promise.all(/* import() */[__nccwpck_require__.e(830), __nccwpck_require__.e(833)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5833)).then(({ HttpsProxyAgent }) => new HttpsProxyAgent(proxy, { keepAlive: true }).on('proxyConnect', endRefusedTunnel));
        agents.set(proxy.href, agent);
        return agent;
    }
    return (url) => {
        if (isMachine(url, environment) || checkBypass(url))
            return undefined;
        const proxy = readProxy(environment);
        return proxy && { agent: () => agentFor(proxy.url), name: `${proxy.url.origin} of ${proxy.variable}` };
    };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(4708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: ./build/transport/http.js
/** One HTTP exchange over `node:https`: a request out, its whole answer back, within one time limit and one size limit. */



/** Bytes of a body, after decompression, that are read: far more than any answer the action asks for. */
const MAX_BODY_BYTES = 20_000_000;
/** Code of the error for a longer one. */
const OVERSIZED = 'its answer is longer than 20 MB';
// Agents of our own: Node's global ones can be given a proxy by the environment (NODE_USE_ENV_PROXY).
const direct = {
    'https:': new external_node_https_.Agent({ keepAlive: true }),
    'http:': new external_node_http_.Agent({ keepAlive: true }),
};
/** The error of an exchange that was given up, by its caller or by the clock. */
function aborted() {
    return Object.assign(new Error('The exchange was aborted.'), { name: 'AbortError' });
}
/** Decompresses what a gateway, or a library's own `Accept-Encoding`, made the service compress. */
async function decoded(response) {
    const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? '';
    if (!['gzip', 'x-gzip', 'deflate', 'br'].includes(encoding))
        return response;
    const { createBrotliDecompress, createUnzip } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8522, 19));
    // The error of either stream arrives at the one that is read.
    return (0,external_node_stream_.pipeline)(response, encoding === 'br' ? createBrotliDecompress() : createUnzip(), () => { });
}
async function readText(response) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of await decoded(response)) {
        bytes += chunk.length;
        if (bytes > MAX_BODY_BYTES)
            throw Object.assign(new Error(OVERSIZED), { code: OVERSIZED });
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function headersOf({ headers }) {
    return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]]));
}
/**
 * Sends a request and reads the whole answer, whatever its status. Header names of the answer are lower-case.
 * Rejects with the network's own error, with an `AbortError` when the time is over or the caller aborts, or with the
 * code `OVERSIZED`.
 */
function exchange(request) {
    const { method, url, headers, body, agent, timeoutMs, signal } = request;
    return new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject(aborted());
        const secure = url.startsWith('https:');
        const sent = (secure ? external_node_https_.request : external_node_http_.request)(url, {
            method,
            headers,
            agent: agent ?? direct[secure ? 'https:' : 'http:'],
        });
        const giveUp = (error) => {
            settle();
            reject(error);
            sent.destroy();
        };
        const abort = () => giveUp(aborted());
        const timer = setTimeout(abort, timeoutMs);
        const settle = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', abort);
        };
        signal?.addEventListener('abort', abort);
        sent.on('error', giveUp);
        sent.once('response', (response) => {
            // A connection that is lost before the body is read ends the reading as well; nothing else listens meanwhile.
            response.on('error', () => { });
            readText(response).then((text) => {
                settle();
                resolve({ status: response.statusCode ?? 0, headers: headersOf(response), text });
            }, giveUp);
        });
        sent.end(body);
    });
}

;// CONCATENATED MODULE: ./build/transport/http-client.js
function bodyOf({ body }) {
    if (body === undefined || body === null)
        return undefined;
    if (typeof body === 'string')
        return body;
    throw new TypeError('The transport sends bodies of text only.');
}
/**
 * Adapts the transport as the HTTP client of a pipeline. An agent that a policy of the pipeline chose is left aside: the
 * transport knows the job's proxy. Plain http, which is a machine's identity endpoint, is asked once: the library
 * has rules of its own for it.
 */
function toHttpClient(send) {
    return {
        async sendRequest(request) {
            const { method, url, headers, timeout, abortSignal } = request;
            const response = await send({
                method,
                url,
                headers: headers.toJSON({ preserveCase: true }),
                body: bodyOf(request),
                signal: abortSignal,
                most: timeout > 0 ? timeout : undefined,
            }, url.startsWith('http:') ? 'once' : 'safe', 'Microsoft Entra');
            // Whoever calls this has loaded the library already.
            const { createHttpHeaders } = await Promise.all(/* import() */[__nccwpck_require__.e(830), __nccwpck_require__.e(881)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7881));
            return {
                request,
                status: response.status,
                headers: createHttpHeaders(response.headers),
                bodyAsText: response.text,
            };
        },
    };
}

;// CONCATENATED MODULE: ./build/transport/limiter.js
/** Keeps all requests to one service behind its throttling: a 429 slows everybody down, not only its caller. */

const MOST_MS = 60_000;
/** From this many at a time on, nobody waits for anybody. */
const FULL_WIDTH = 64;
function tooLate(service) {
    return new error/* FederationError */.yP('throttled', `${service} throttles this run's requests for longer than they can wait.`, {
        hint: 'Run again later, or let fewer jobs ask at once.',
        answer: { service, status: 429 },
    });
}
/** Builds the limiter of one service. Nothing waits until the service asks for it. */
function createLimiter(service, { now, sleep }) {
    let notBefore = Number.NEGATIVE_INFINITY;
    let width = Number.POSITIVE_INFINITY;
    let under = 0;
    let asleep = false;
    let waiting = [];
    async function wake() {
        const until = notBefore;
        asleep = true;
        await sleep(Math.ceil(until - now()));
        asleep = false;
        // Slept is slept, whatever this machine's clock makes of it.
        if (notBefore === until)
            notBefore = Number.NEGATIVE_INFINITY;
        admit();
    }
    function admit() {
        const late = waiting.filter(({ deadline }) => deadline < notBefore);
        waiting = waiting.filter((each) => !late.includes(each));
        for (const { refuse } of late)
            refuse(tooLate(service));
        const closed = now() < notBefore;
        while (!closed && under < width) {
            const [next, ...rest] = waiting;
            if (next === undefined)
                return;
            waiting = rest;
            under += 1;
            next.admit();
        }
        if (closed && waiting.length > 0 && !asleep)
            void wake();
    }
    function leave(answered) {
        under -= 1;
        if (answered && width < FULL_WIDTH)
            width *= 2;
        if (width >= FULL_WIDTH)
            width = Number.POSITIVE_INFINITY;
        admit();
    }
    return {
        enter: (deadline) => new Promise((resolve, refuse) => {
            waiting = [...waiting, { deadline, refuse, admit: () => resolve(leave) }];
            admit();
        }),
        slowDown: (ms) => {
            notBefore = Math.max(notBefore, now() + Math.min(ms, MOST_MS));
            width = 1;
            admit();
        },
    };
}

// EXTERNAL MODULE: ./build/transport/retry.js
var retry = __nccwpck_require__(8100);
;// CONCATENATED MODULE: ./build/transport/transport.js





const MAX_REDIRECTS = 3;
/** True for a 200 whose body is empty or is not JSON: proxies and overloaded services send those. */
function isUnreadable({ status, text }) {
    if (status !== 200)
        return false;
    // The first character settles what JSON.parse would read to its end; JSON's own blanks may stand before it.
    if (!/^[ \t\r\n]*[{[]/.test(text))
        return true;
    try {
        JSON.parse(text);
        return false;
    }
    catch {
        // Cut off on the way.
        return true;
    }
}
/** Shows a URL without its query: an ID token request URL and paging links may carry secrets there. */
function loggable(url) {
    const { origin, pathname } = new URL(url);
    return `${origin}${pathname}`;
}
// Plain http is the endpoint of a machine's managed identity, which answers at once or is not there.
const MACHINE_TIMEOUT_MS = 10_000;
/** The limit for one attempt; a library may ask for less, as the probe for a managed identity does. */
function timeoutFor(url, asked, most) {
    return Math.min(asked ?? most, url.startsWith('http:') ? MACHINE_TIMEOUT_MS : most, most);
}
function reasonOf(error) {
    if (!(error instanceof Error))
        return 'unknown failure';
    if (error.name === 'AbortError')
        return 'no answer in time';
    const code = error.code;
    return typeof code === 'string' ? code : error.name;
}
function sameOriginRedirect({ method }, url, response) {
    const { location } = response.headers;
    const followed = method === 'GET' && [301, 302, 307, 308].includes(response.status);
    if (!followed || location === undefined || !URL.canParse(location, url))
        return undefined;
    const target = new URL(location, url);
    return target.origin === new URL(url).origin ? target.href : undefined;
}
function outcomeOf({ response, failure, unreadable }) {
    if (response === undefined)
        return { kind: 'failure', final: failure.code === OVERSIZED };
    return { kind: 'response', status: response.status, retryAfter: response.headers['retry-after'], unreadable };
}
function describeAttempt({ response, failure, unreadable }) {
    return response === undefined ? reasonOf(failure) : `${response.status}${unreadable ? ' without JSON' : ''}`;
}
// How long a request may wait in its service's queue, all its attempts together.
const QUEUE_MS = 300_000;
/** One limiter per service for the whole run. */
function createLimiters(environment) {
    const limiters = new Map();
    return (service) => {
        const limiter = limiters.get(service) ?? createLimiter(service, environment);
        limiters.set(service, limiter);
        return limiter;
    };
}
/** Builds the transport. Nothing is sent and no proxy module is loaded before the first request. */
function createTransport(environment) {
    const { now, random, sleep, debug } = environment;
    const limiterOf = createLimiters(environment);
    const sendExchange = async ({ most, ...request }, repeat, service) => {
        const tunnel = environment.proxyTunnel(new URL(request.url));
        const timeoutMs = timeoutFor(request.url, most, environment.timeoutMs);
        async function attempt() {
            try {
                const response = await exchange({ ...request, timeoutMs, agent: await tunnel?.agent() });
                return { response, failure: undefined, unreadable: isUnreadable(response) };
            }
            catch (failure) {
                if (request.signal?.aborted)
                    throw failure;
                return { response: undefined, failure, unreadable: false };
            }
        }
        const limiter = limiterOf(service);
        const deadline = now() + QUEUE_MS;
        for (let attempts = 1;; attempts++) {
            // A wait for the service is no attempt.
            const leave = await limiter.enter(deadline);
            const started = now();
            const last = await attempt().catch((error) => {
                leave(false);
                throw error;
            });
            const took = Math.round(now() - started);
            debug(`${request.method} ${loggable(request.url)} → ${describeAttempt(last)} in ${took} ms`);
            const delay = (0,retry/* retryDelay */.a2)(attempts, outcomeOf(last), repeat, { now: now(), random: random() });
            const { status = 0, headers = {} } = last.response ?? {};
            const throttled = (0,retry/* isThrottling */.E2)(status, headers['retry-after']);
            if (throttled)
                limiter.slowDown(delay ?? (0,retry/* parseRetryAfter */.mu)(headers['retry-after'], now()) ?? 0);
            leave(last.response !== undefined && !throttled);
            if (delay === undefined)
                return finish({ ...last, url: request.url, service, attempts, proxy: tunnel?.name });
            debug(`Waiting ${delay} ms before attempt ${attempts + 1}`);
            if (!throttled)
                await sleep(delay);
        }
    };
    async function send(request) {
        const { method, headers = {}, body, repeat, service } = request;
        let url = request.url;
        for (let hop = 0;; hop++) {
            const response = await sendExchange({ method, url, headers, body, most: undefined }, repeat, service);
            const next = hop < MAX_REDIRECTS ? sameOriginRedirect(request, url, response) : undefined;
            if (next === undefined) {
                const { status, text } = response;
                return { status, header: (name) => response.headers[name.toLowerCase()], text, url };
            }
            debug(`Followed a redirect to ${loggable(next)}`);
            url = next;
        }
    }
    return { send, httpClient: toHttpClient(sendExchange), slowDown: (service, ms) => limiterOf(service).slowDown(ms) };
}
function finish({ url, service, response, failure, unreadable, attempts, proxy }) {
    if (response !== undefined && !unreadable)
        return response;
    const where = `${service} (${new URL(url).host})`;
    const times = attempts === 1 ? '' : ` ${attempts} times`;
    const through = proxy === undefined ? '' : `, through the proxy ${proxy}`;
    if (response === undefined) {
        throw new error/* FederationError */.yP('service-unavailable', `${where} could not be reached${times}: ${reasonOf(failure)}${through}.`, {
            hint: `Check the network and ${proxy === undefined ? 'proxy of the runner' : 'that proxy'} (https_proxy, no_proxy, NODE_EXTRA_CA_CERTS), or run again later.`,
            answer: { service },
            cause: failure,
        });
    }
    throw new error/* FederationError */.yP('service-unavailable', `${where} answered 200 without a JSON body${times}${through}.`, {
        hint: 'A proxy or gateway may be answering instead of the service; otherwise run again later.',
        answer: { service, status: 200 },
    });
}

;// CONCATENATED MODULE: ./build/composition/job.js
/** This job as its entry composes it: toolkit, clock, hash, network, ID tokens and event, in one record. */









const TIMEOUT_MS = 30_000;
/** Lets through tokens of this very job only, where the runner tells which one that is. */
function checkOrigin(request, origin) {
    return async (audience) => {
        const idToken = await request(audience);
        if (origin.repository !== '')
            (0,expectation/* assertOwnToken */.W1)(idToken.claims, origin);
        return idToken;
    };
}
/**
 * Opens the job. Nothing is sent.
 * @throws FederationError `invalid-input` when the runner's variables are not what a runner sets
 */
function openJob(toolkit, environment) {
    const clock = machine/* machineClock */.wx;
    const { info, warning, debug, group, setSecret: mask } = toolkit;
    const github = (0,runner_environment/* readGitHubEnvironment */.PM)(environment);
    const transport = createTransport({
        ...clock,
        debug,
        proxyTunnel: createProxyTunnels(environment),
        timeoutMs: TIMEOUT_MS,
    });
    const readPayload = (0,runner_environment/* createEventReader */.E3)(environment);
    const event = () => toEventFacts(readPayload());
    const idToken = {
        ...(0,runner_environment/* readIdTokenVariables */.qb)(environment),
        eventName: github.eventName,
        actor: environment.GITHUB_ACTOR ?? '',
        fromFork: () => event().fromFork,
    };
    const requestIdToken = checkOrigin(createIdTokenSource(idToken, transport, mask), github);
    return {
        github,
        clock,
        log: { info, warning, debug, group },
        mask,
        sha256Hex: machine/* sha256Hex */.fg,
        transport,
        event,
        requestIdToken,
        assertions: (0,assertions/* createAssertions */.o)(requestIdToken, clock),
        mayHaveIdToken: Boolean(idToken.requestUrl),
        exchangeToken: (tenantId, authority) => (0,token/* createTokenExchange */.$k)({ authority, tenantId }, { transport, mask, now: clock.now, newGuid: machine/* newGuid */.aq }),
        githubApi: async (token) => {
            if (token === undefined)
                return undefined;
            const { toFetch } = await __nccwpck_require__.e(/* import() */ 834).then(__nccwpck_require__.bind(__nccwpck_require__, 834));
            return { url: github.apiUrl, token, fetch: toFetch(transport, 'GitHub') };
        },
    };
}


/***/ }),

/***/ 4495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H1: () => (/* binding */ graphScope),
/* harmony export */   JJ: () => (/* binding */ CLOUDS),
/* harmony export */   M7: () => (/* binding */ resourceManagerScope),
/* harmony export */   jZ: () => (/* binding */ PUBLIC_CLOUD_AUDIENCE),
/* harmony export */   mA: () => (/* binding */ EXCHANGE_AUDIENCES),
/* harmony export */   rS: () => (/* binding */ recogniseCloud),
/* harmony export */   vD: () => (/* binding */ CLOUD_NAMES)
/* harmony export */ });
/** The Azure clouds: which hosts, default scope and token audience belong together. */
const CLOUD_NAMES = ['public', 'us-government', 'us-government-dod', 'china'];
const PUBLIC_AUDIENCE = 'api://AzureADTokenExchange';
const CLOUDS = {
    public: {
        name: 'public',
        authority: 'https://login.microsoftonline.com',
        graph: 'https://graph.microsoft.com',
        resourceManager: 'https://management.azure.com',
        audience: PUBLIC_AUDIENCE,
        terraformName: 'public',
    },
    'us-government': {
        name: 'us-government',
        authority: 'https://login.microsoftonline.us',
        graph: 'https://graph.microsoft.us',
        resourceManager: 'https://management.usgovcloudapi.net',
        audience: `${PUBLIC_AUDIENCE}USGov`,
        terraformName: 'usgovernment',
    },
    'us-government-dod': {
        name: 'us-government-dod',
        authority: 'https://login.microsoftonline.us',
        graph: 'https://dod-graph.microsoft.us',
        resourceManager: 'https://management.usgovcloudapi.net',
        audience: `${PUBLIC_AUDIENCE}USGov`,
        terraformName: 'usgovernmentl5',
    },
    china: {
        name: 'china',
        authority: 'https://login.partner.microsoftonline.cn',
        graph: 'https://microsoftgraph.chinacloudapi.cn',
        resourceManager: 'https://management.chinacloudapi.cn',
        audience: `${PUBLIC_AUDIENCE}China`,
        terraformName: 'china',
    },
};
/** Audience that much of the field stores in every cloud; tried once where the cloud's own is refused. */
const PUBLIC_CLOUD_AUDIENCE = PUBLIC_AUDIENCE;
/** Exchange audiences of all clouds, to recognise one that belongs to another cloud. */
const EXCHANGE_AUDIENCES = [...new Set(CLOUD_NAMES.map((name) => CLOUDS[name].audience))];
/** The scope of Azure Resource Manager in this cloud. */
function resourceManagerScope(cloud) {
    return `${cloud.resourceManager}/.default`;
}
/** The scope of Microsoft Graph in this cloud. */
function graphScope(cloud) {
    return `${cloud.graph}/.default`;
}
// Words of azure/login, Azure CLI, Terraform and Azure PowerShell for the same clouds.
const OTHER_NAMES = new Map(Object.entries({
    azurecloud: 'public',
    azurepublic: 'public',
    azurepubliccloud: 'public',
    global: 'public',
    azureusgovernment: 'us-government',
    azureusgovernmentcloud: 'us-government',
    usgovernment: 'us-government',
    usgov: 'us-government',
    usgovernmentl4: 'us-government',
    gcchigh: 'us-government',
    dod: 'us-government-dod',
    usgovernmentl5: 'us-government-dod',
    azurechinacloud: 'china',
    azurechina: 'china',
    mooncake: 'china',
}));
/** Recognises another tool's name of a cloud (`AzureUSGovernment`), or undefined. */
function recogniseCloud(word) {
    const key = word.toLowerCase().replace(/[^a-z0-9]/g, '');
    return OTHER_NAMES.get(key) ?? CLOUD_NAMES.find((name) => name.replace(/-/g, '') === key);
}


/***/ }),

/***/ 1483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ID: () => (/* binding */ isEntraIssuer),
/* harmony export */   W8: () => (/* binding */ issuerKind),
/* harmony export */   Ym: () => (/* binding */ isKubernetesIssuer),
/* harmony export */   ae: () => (/* binding */ withoutTrailingSlash),
/* harmony export */   oX: () => (/* binding */ GITHUB_ISSUER),
/* harmony export */   sw: () => (/* binding */ issuerWord),
/* harmony export */   w4: () => (/* binding */ hostOf),
/* harmony export */   wC: () => (/* binding */ issuerForServer),
/* harmony export */   xU: () => (/* binding */ isGitHubIssuer)
/* harmony export */ });
/** The issuers of ID tokens: whose they are, how GitHub's follow from a server, and which are Entra itself. */
/** Issuer of github.com, without a trailing slash: https://docs.github.com/en/actions/reference/security/oidc */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
// Trailing slashes, capitals and a path that GHE.com does not have do not change whose issuer it is; that such an issuer never
// matches is the lint's to say. Kubernetes: https://learn.microsoft.com/azure/aks/use-oidc-issuer and the providers' own pages.
const KINDS = [
    ['github', /^https:\/\/token\.actions\.githubusercontent\.com\/*$/i],
    ['github-enterprise-slug', /^https:\/\/token\.actions\.githubusercontent\.com\/+[^/]+\/*$/i],
    ['github-ghe-com', /^https:\/\/(?:token\.actions\.)?[a-z0-9-]+\.ghe\.com(?:\/|$)/i],
    ['github-enterprise-server', /^https:\/\/[^/]+\/+_services\/+token\/*$/i],
    ['gitlab', /^https:\/\/gitlab\.(?:[a-z0-9.-]+\.)?[a-z]+\/*$/i],
    ['terraform-cloud', /^https:\/\/app\.(?:eu\.)?terraform\.io\/*$/i],
    ['google', /^https:\/\/accounts\.google\.com\/*$/i],
    ['aws', /^https:\/\/[^/]+\.tokens\.sts\.global\.api\.aws\/*$/i],
    ['bitbucket', /^https:\/\/api\.bitbucket\.org\/2\.0\/workspaces\/[^/]+\/pipelines-config\/identity\/oidc\/*$/i],
    ['azure-devops', /^https:\/\/vstoken\.dev\.azure\.com\/+[^/]+\/*$/i],
    ['aks', /^https:\/\/(?:[a-z0-9-]+\.oic|oidc)\.prod-aks\.azure\.(?:com|us|cn)\//i],
    ['arc', /^https:\/\/[a-z0-9-]+\.oic\.prod-arc\.azure\.(?:com|us|cn)\//i],
    ['aro', /^https:\/\/[a-z0-9-]+\.oic\.aro\.azure\.(?:com|us|cn)\//i],
    ['eks', /^https:\/\/oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/id\//i],
    ['gke', /^https:\/\/container\.googleapis\.com\/v1\/projects\//i],
];
// Hosts of Entra in all clouds, and the older ones that Entra lists as blocked:
// https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
const ENTRA_HOST = /^(?:.+\.)?(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn|login\.chinacloudapi\.cn|login\.sovcloud-identity\.(?:fr|de|sg)|login\.windows\.net|login\.microsoft\.com|sts\.windows\.net)$/;
/** Returns the host of an https or http URL in lower case without its port, or undefined when the text is no such URL. */
function hostOf(url) {
    const [, bracketed, plain] = /^https?:\/\/(?:(\[[0-9a-f:.]+\])|([^/?#:@\s[\]<>{}|\\^`"'$%]+))(?::\d+)?(?:[/?#]|$)/i.exec(url) ?? [];
    return (bracketed ?? plain)?.toLowerCase();
}
/** Tells whether a URL belongs to Entra's own token services. */
function isEntraIssuer(issuer) {
    const host = hostOf(issuer);
    return host !== undefined && ENTRA_HOST.test(host);
}
/** Returns whose issuer a URL is. */
function issuerKind(issuer) {
    if (isEntraIssuer(issuer))
        return 'entra';
    return KINDS.find(([, pattern]) => pattern.test(issuer))?.[0] ?? 'other';
}
/** Tells whether GitHub Actions signs with this issuer, on github.com or on a server of a customer. */
function isGitHubIssuer(issuer) {
    return issuerKind(issuer).startsWith('github');
}
/** Tells whether a managed Kubernetes signs with this issuer; other clusters are `other`. */
function isKubernetesIssuer(issuer) {
    return /^(?:aks|arc|aro|eks|gke)$/.test(issuerKind(issuer));
}
/** Returns the issuer without trailing slashes, the form in which GitHub presents every one of its own. */
function withoutTrailingSlash(issuer) {
    let end = issuer.length;
    // A pattern for this would try anew at every slash of a long run that does not end the text.
    while (issuer[end - 1] === '/')
        end -= 1;
    return issuer.slice(0, end);
}
/**
 * Returns the issuer that a GitHub server signs with, or undefined when the URL is not one. An enterprise can add its
 * slug to the issuer, which only a token of its own shows.
 * @param serverUrl `GITHUB_SERVER_URL`, such as `https://github.com`
 */
function issuerForServer(serverUrl) {
    const [, host] = /^https:\/\/([^/?#@\s]+)\/?$/i.exec(serverUrl.trim()) ?? [];
    if (host === undefined)
        return undefined;
    const lower = host.toLowerCase();
    if (lower === 'github.com' || lower === 'www.github.com')
        return GITHUB_ISSUER;
    const [, subdomain] = /^([a-z0-9-]+)\.ghe\.com$/.exec(lower) ?? [];
    return subdomain === undefined ? `https://${lower}/_services/token` : `https://token.actions.${subdomain}.ghe.com`;
}
/** Returns the short word for an issuer that opens a credential's name, such as `gh`. */
function issuerWord(issuer, subject) {
    const kind = issuerKind(issuer);
    switch (kind) {
        case 'github':
        case 'github-enterprise-slug':
        case 'github-ghe-com':
        case 'github-enterprise-server':
            return 'gh';
        case 'gitlab':
        case 'google':
        case 'aws':
        case 'bitbucket':
        case 'aks':
            return kind;
        case 'terraform-cloud':
            return 'tfc';
        case 'azure-devops':
            return 'ado';
        case 'entra':
            return subject?.startsWith('/eid1/') === true ? 'ado' : 'mi';
        case 'arc':
        case 'aro':
        case 'eks':
        case 'gke':
        case 'other':
            return wordOfSubject(subject ?? '');
    }
}
function wordOfSubject(subject) {
    if (subject.startsWith('system:serviceaccount:'))
        return 'k8s';
    return subject.startsWith('spiffe://') ? 'spiffe' : 'oidc';
}


/***/ }),

/***/ 1848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bh: () => (/* binding */ isAudienceMismatch),
/* harmony export */   E_: () => (/* binding */ isOutsideValidity),
/* harmony export */   Pr: () => (/* binding */ meaningOf),
/* harmony export */   QH: () => (/* binding */ isIssuerUnreachable),
/* harmony export */   UR: () => (/* binding */ SPURIOUS_REFUSAL_DELAYS_MS),
/* harmony export */   f2: () => (/* binding */ causeOfRefusal),
/* harmony export */   lm: () => (/* binding */ isPropagation),
/* harmony export */   py: () => (/* binding */ isCaseMismatch),
/* harmony export */   sh: () => (/* binding */ parseAadstsCodes),
/* harmony export */   vA: () => (/* binding */ isNoMatch)
/* harmony export */ });
/** Reads AADSTS numbers whole: 70021 is a prefix of 700211, so a prefix never counts. */
function parseAadstsCodes(text) {
    return [...text.matchAll(/AADSTS(\d+)/g)].map((match) => Number(match[1])).filter(Number.isSafeInteger);
}
/** Entra found no credential for the presented issuer, subject and audience: a credential written now can cure it. */
const NO_MATCH = new Map([
    [70021, 'any'],
    [70025, 'none-stored'],
    [700211, 'issuer'],
    [700212, 'audience'],
    [700213, 'subject'],
    [7002121, 'audience'],
    [7002131, 'subject-or-expression'],
    [7002138, 'case'],
]);
/** May also be seen while directory caches catch up with a write. */
const PROPAGATION = new Set([...NO_MATCH.keys(), 700016, 90061, 50166]);
const has = (set) => (refusal) => refusal.codes.some((code) => set.has(code));
/** True when no stored credential matched the assertion. */
const isNoMatch = has(NO_MATCH);
/** True when only the audience was wrong. */
const isAudienceMismatch = has({ has: (code) => NO_MATCH.get(code) === 'audience' });
/** True when waiting can help right after a credential was written. */
const isPropagation = has(PROPAGATION);
/** True when the subject matches ignoring case only; final unless the exact case was written just now. */
const isCaseMismatch = has(new Set([7002138]));
/** True when the assertion was outside its validity. */
const isOutsideValidity = has(new Set([700024]));
/** True when Entra could not fetch the issuer's metadata. */
const isIssuerUnreachable = has(new Set([90061, 50166, 501661, 900612]));
/** What a refusal alone tells where nobody could read the stored credentials. */
function causeOfRefusal(refusal) {
    const refusedFor = refusal?.codes.map((code) => NO_MATCH.get(code)).find((field) => field !== undefined);
    return { code: 'unreadable', ...(refusedFor !== undefined && { refusedFor }) };
}
/**
 * Milliseconds after which an exchange that was refused for want of a match is repeated: about 2 % are refused although the
 * credential is unchanged and identical, and two repetitions settle that.
 */
const SPURIOUS_REFUSAL_DELAYS_MS = [1000, 3000];
const tenant = {
    code: 'tenant-not-found',
    sentence: 'Entra does not know this tenant in this cloud',
    hint: 'Check `tenant-id`, and `cloud` if the tenant is not in the public cloud.',
};
const policy = {
    code: 'policy-blocked',
    sentence: 'A policy of the tenant blocks this sign-in',
    hint: 'Ask an administrator of the tenant; no change to the credential helps.',
};
const conditionalAccess = {
    ...policy,
    sentence: 'Conditional Access blocks this sign-in',
    hint: "Ask an administrator for an exception for this workload identity; the addresses of GitHub's runners change.",
};
const userPolicy = {
    ...policy,
    sentence: 'Conditional Access for people blocks this sign-in',
    hint: 'The manager is a signed-in person here: run this from a managed device, or use an application as manager.',
};
const scope = {
    code: 'scope-invalid',
    sentence: 'Entra does not accept the scope',
    hint: 'Each scope is one resource of this tenant and cloud followed by `/.default`.',
};
const unusable = {
    code: 'credential-invalid',
    sentence: 'Entra does not accept this kind of assertion',
    hint: 'Only RS256 tokens of a public OIDC issuer, or of a managed identity of the same cloud, can be exchanged.',
};
const unreachable = {
    code: 'issuer-unreachable',
    sentence: "Entra cannot read the issuer's OIDC metadata or keys",
    hint: 'The discovery document and the JWKS of the issuer must be reachable from the internet; a GitHub Enterprise Server behind a firewall is not.',
};
const missingApplication = {
    code: 'application-not-found',
    sentence: 'Entra does not know this client in the tenant',
    hint: 'Check `client-id` and `tenant-id`; the value is the application (client) ID, not an object ID.',
};
const MEANINGS = new Map([
    [90002, tenant],
    [900023, tenant],
    [
        900439,
        { ...tenant, sentence: 'The request went to the wrong cloud', hint: 'Set `cloud` to the cloud of the tenant.' },
    ],
    [
        900440,
        { ...tenant, sentence: 'The request went to the wrong cloud', hint: 'Set `cloud` to the cloud of the tenant.' },
    ],
    [700016, missingApplication],
    [
        7000229,
        {
            code: 'application-not-found',
            sentence: 'The application has no service principal in the tenant',
            hint: 'Create it once: az ad sp create --id <client-id>',
        },
    ],
    [70011, scope],
    [1002012, scope],
    [500011, scope],
    [53003, conditionalAccess],
    [530003, userPolicy],
    [50005, userPolicy],
    [530084, userPolicy],
    [50076, userPolicy],
    [50079, userPolicy],
    [
        7002381,
        {
            ...policy,
            sentence: 'The tenant only trusts GitHub tokens of certain enterprises',
            hint: "The repository must belong to an enterprise that the tenant's policy names; the credential itself matched.",
        },
    ],
    [700236, { ...policy, sentence: 'The tenant does not allow tokens of this Entra issuer' }],
    [90061, unreachable],
    [50166, unreachable],
    [501661, unreachable],
    [900612, unreachable],
    [
        700024,
        {
            code: 'clock-skew',
            sentence: 'Entra says that a fresh ID token is outside its validity',
            hint: 'GitHub issues these tokens: on GitHub Enterprise Server, check its clock; on github.com, run again later.',
        },
    ],
    [50027, unusable],
    [5002730, unusable],
    [700222, unusable],
    [700226, unusable],
    [700227, unusable],
    [7002206, unusable],
    [70022204, unusable],
]);
/** Tells what a refusal means that no credential of ours can cure; undefined for a missing match. */
function meaningOf(refusal) {
    if (isNoMatch(refusal))
        return undefined;
    for (const code of refusal.codes) {
        const meaning = MEANINGS.get(code);
        if (meaning !== undefined)
            return meaning;
    }
    if (refusal.status === 429) {
        return {
            code: 'throttled',
            sentence: 'Entra throttles token requests',
            hint: 'Run again later, or with fewer jobs at once.',
        };
    }
    if (refusal.status >= 500) {
        return { code: 'service-unavailable', sentence: 'Entra did not answer properly', hint: 'Run again later.' };
    }
    if (refusal.error === undefined && refusal.codes.length === 0) {
        return {
            code: 'service-unavailable',
            sentence: `Something other than Entra answered HTTP ${refusal.status}`,
            hint: 'A proxy or gateway may be answering instead of Entra: check https_proxy, no_proxy and `authority-host`.',
        };
    }
    return { code: 'credential-invalid', sentence: 'Entra refused the sign-in', hint: "See Entra's own message below." };
}


/***/ }),

/***/ 2913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Zc: () => (/* binding */ isBearerToken),
/* harmony export */   jr: () => (/* binding */ showUrl),
/* harmony export */   rn: () => (/* binding */ urlProblem)
/* harmony export */ });
/** Where requests go and with which token: https URLs and bearer tokens, checked before anything is sent. */
// RFC 3986 section 3, without user information, query and fragment; the host's labels as DNS has them, or IPv6 in brackets.
const LABEL = '[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?';
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*\\.?|\\[[0-9a-f:.]+\\])$`, 'i');
const PATH = /^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*$/i;
const MAX_LENGTH = 2000;
const URL_PARTS = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#\\]*)@)?(\[[^\]/?#\\@]*\]|[^:/?#\\@]*)(?::([^/?#\\@]*))?((?:[/\\][^?#]*)?)((?:[?#].*)?)$/is;
function split(text) {
    const [, scheme, userInformation, host, port, path, more] = URL_PARTS.exec(text) ?? [];
    if (scheme === undefined || host === undefined || path === undefined)
        return undefined;
    return { scheme: scheme.toLowerCase(), userInformation, host, port, path, hasMore: more !== '' };
}
function isPort(port) {
    return port === undefined || (/^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536);
}
/**
 * Returns what is wrong with a URL, as the end of a sentence that its name begins, or undefined.
 * @param schemes in lower case; the first one is the one to recommend
 */
function urlProblem(text, schemes = ['https']) {
    const parts = text.length > MAX_LENGTH ? undefined : split(text);
    if (parts === undefined)
        return 'is not a URL';
    if (!schemes.includes(parts.scheme))
        return `must be an ${schemes[0]} URL`;
    if (parts.userInformation !== undefined)
        return 'must not hold a user name or password';
    if (parts.hasMore)
        return 'must not have a query or fragment';
    return HOST.test(parts.host) && isPort(parts.port) && PATH.test(parts.path) ? undefined : 'is not a URL';
}
/** Shows a text that should be a URL, without what may be a secret in it: what stands before an `@`, and the query. */
function showUrl(text) {
    const [address = ''] = text.split(/[?#]/, 1);
    const at = address.lastIndexOf('@');
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(address)?.[0] ?? '';
    const shown = at < 0 ? address : `${scheme}***${address.slice(at)}`;
    return address.length < text.length ? `${shown}${text.charAt(address.length)}***` : shown;
}
// RFC 9110 section 5.5: visible ASCII; RFC 6750 section 2.1 allows fewer, but tokens of gateways are not ours to judge.
const BEARER = /^[\x21-\x7e]+$/;
/** True for a text that a header carries whole: no blank, no line break, nothing outside ASCII. */
function isBearerToken(text) {
    return BEARER.test(text);
}


/***/ }),

/***/ 6232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ redact),
/* harmony export */   Kb: () => (/* binding */ excerpt),
/* harmony export */   Mq: () => (/* binding */ asFederationError),
/* harmony export */   O1: () => (/* binding */ describeAnswer),
/* harmony export */   yP: () => (/* binding */ FederationError)
/* harmony export */ });
/* unused harmony export ERROR_CODES */
/** Stable codes of the public contract; each has a heading in `docs/TROUBLESHOOTING.md`. */
const ERROR_CODES = (/* unused pure expression or super */ null && ([
    /** One or more inputs are wrong; nothing was sent. */
    'invalid-input',
    /** A file that the step was given cannot be read or is not what it should be. */
    'configuration-invalid',
    /** GitHub gave this job no usable ID token. */
    'id-token-unavailable',
    /** The job is not what the step declares it to be, or the ID token is not this job's. */
    'context-mismatch',
    /** The subject of another job cannot be known from here, and is not guessed. */
    'subject-unknown',
    /** No stored credential matches, and nobody may write one. */
    'trust-missing',
    /** The manager lacks a permission, an ownership or an Azure role. */
    'manager-forbidden',
    /** Entra would refuse the credential or the assertion, or the credential could never match. */
    'credential-invalid',
    /** Somebody else's credential holds this subject with another audience. */
    'audience-conflict',
    /** The application, its service principal or the managed identity is not there. */
    'application-not-found',
    /** The tenant is not there, or in another cloud. */
    'tenant-not-found',
    /** A scope names no resource of this tenant and cloud. */
    'scope-invalid',
    /** The manager could not sign in. */
    'manager-credential-invalid',
    /** A fresh ID token is outside its validity at Entra. */
    'clock-skew',
    /** GitHub does not accept `github-token`, or it may not do what was asked. */
    'github-forbidden',
    /** A certificate or its key cannot be used. */
    'certificate-invalid',
    /** Entra cannot read the issuer's metadata or keys. */
    'issuer-unreachable',
    /** The credential is stored and Entra does not accept it within the time given. */
    'propagation-timeout',
    /** A service asked for fewer requests for longer than the step waits. */
    'throttled',
    /** A service, or a proxy on the way to it, does not answer as it promises. */
    'service-unavailable',
    /** A policy of the tenant or the subscription forbids it. */
    'policy-blocked',
    /** The policy file does not permit what a configuration file declares. */
    'not-permitted',
    /** A principal owns as many objects as the directory lets it own, deleted ones included. */
    'quota-exceeded',
    /** The repository has another owner now, or its name belongs to another repository. */
    'repository-moved',
    /** What would be written is no longer what was approved. */
    'plan-stale',
    /** More would be deleted than `max-deletions` allows. */
    'deletion-limit',
    /** The change would take away the trust that this run itself uses. */
    'self-lockout',
    /** The target does not hold what is declared. */
    'drift-found',
    /** The audit found what `fail-on` names. */
    'audit-failed',
    /** Some changes were carried out and others failed. */
    'partial-failure',
    /** Nothing proves that a secret or certificate is no longer used. */
    'retire-unproved',
    /** Nobody foresaw this: a bug of the action. */
    'internal',
    /** Guard: the ref is neither the default branch nor protected, and not declared. */
    'context-not-declared',
    /** Guard: any pull request could present the subject. */
    'pull-request-refused',
    /** Guard: the subject belongs to one merge queue entry. */
    'merge-queue-refused',
    /** Guard: other repositories, or every event of this one, could present the subject. */
    'subject-too-broad',
    /** Guard: the target holds as many credentials as it can. */
    'credential-limit',
    /** Guard: somebody else's credential has the name of this one. */
    'name-conflict',
]));
/** The service's own words in one line, each once: `HTTP 401, AADSTS700213: …`; empty when it said nothing. */
function describeAnswer({ status, code = '', message = '' }) {
    // Entra's own text opens with its code.
    const parts = [status === undefined ? '' : `HTTP ${status}`, message.startsWith(code) ? '' : code, message];
    return [...new Set(parts)].filter((part) => part !== '').join(', ');
}
// JWTs (base64url segments: three when signed, five when encrypted) are the one secret whose shape is known here; others
// are masked by the runner. No word boundary before: a URL-encoded or JSON-escaped one follows a letter or digit (`%3DeyJ`).
const RUN = /[\w.-]+/g;
const HEADER_OPENS = 'eyJ';
const SHORTEST_HEADER = 7;
/** Replaces the JWT in a run of its characters, if there is one: from the first header that a `.` ends, to the end of the run. */
function redactRun(run) {
    for (let header = run.indexOf(HEADER_OPENS); header >= 0;) {
        const end = run.indexOf('.', header);
        if (end < 0)
            return run;
        if (end - header >= SHORTEST_HEADER)
            return `${run.slice(0, header)}***`;
        header = run.indexOf(HEADER_OPENS, end);
    }
    return run;
}
/** Replaces anything that looks like a JWT (RFC 7519, signed or encrypted) by `***`; in linear time, whatever the text. */
function redact(text) {
    return text.includes(HEADER_OPENS) ? text.replace(RUN, redactRun) : text;
}
const MAX_MESSAGE = 2000;
/** Cuts other people's words to what a reader can use: 2,000 characters. A JWT that is cut in its second segment still looks like one. */
function excerpt(text) {
    return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
}
function redactAnswer(answer) {
    return answer.message === undefined ? answer : { ...answer, message: excerpt(redact(answer.message)) };
}
/** Redacts every text in plain data. */
function redactAll(value) {
    if (typeof value === 'string')
        return redact(value);
    if (Array.isArray(value))
        return value.map(redactAll);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redactAll(inner)]));
}
/** The one error of this action. `message` is one sentence for a person: what failed, on what. Callers switch on `code`. */
class FederationError extends Error {
    code;
    hint;
    details;
    diagnosis;
    answer;
    constructor(code, message, options = {}) {
        super(redact(message), options.cause === undefined ? undefined : { cause: options.cause });
        this.name = 'FederationError';
        this.code = code;
        this.hint = options.hint === undefined ? undefined : redact(options.hint);
        this.details = (options.details ?? []).map(redact);
        this.diagnosis = redactAll(options.diagnosis);
        this.answer = options.answer === undefined ? undefined : redactAnswer(options.answer);
    }
}
/**
 * Returns a `FederationError` as it is, and wraps whatever else was thrown as `internal`; its text is redacted like everything else.
 * @param where completes the sentence "Something unforeseen went wrong …"
 */
function asFederationError(error, where) {
    if (error instanceof FederationError)
        return error;
    const place = where === undefined ? '' : ` ${where}`;
    return new FederationError('internal', `Something unforeseen went wrong${place}: ${error instanceof Error ? error.message : String(error)}`, {
        hint: 'This is a bug of the action: please report it with the log of a run with debug logging.',
        cause: error,
    });
}


/***/ }),

/***/ 7148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ claim),
/* harmony export */   Z: () => (/* binding */ toClaims)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6232);
/** The claims of GitHub's ID token: the ground truth about the job that carries it. */

/** Returns a claim when it is a non-empty string, else undefined. */
function claim(claims, name) {
    const value = claims[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/**
 * Turns the decoded payload of an ID token into claims.
 * @throws FederationError `id-token-unavailable` when `iss`, `sub`, `aud` or `exp` is missing or has the wrong type
 */
function toClaims(payload) {
    const record = typeof payload === 'object' && payload !== null ? payload : {};
    const aud = Array.isArray(record.aud) && record.aud.length === 1 ? record.aud[0] : record.aud;
    const wrong = ['iss', 'sub'].filter((name) => typeof record[name] !== 'string' || record[name] === '');
    if (typeof aud !== 'string' || aud === '')
        wrong.push('aud');
    if (typeof record.exp !== 'number' || !Number.isFinite(record.exp))
        wrong.push('exp');
    if (wrong.length > 0) {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('id-token-unavailable', `GitHub's ID token lacks usable claims: ${wrong.join(', ')}.`, {
            hint: 'Check that ACTIONS_ID_TOKEN_REQUEST_URL points to GitHub and not to a proxy that rewrites answers.',
        });
    }
    return { ...record, aud };
}


/***/ }),

/***/ 1443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ assertExpected),
/* harmony export */   W1: () => (/* binding */ assertOwnToken)
/* harmony export */ });
/* unused harmony export findContradictions */
/* harmony import */ var _credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1483);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6232);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7148);
/* harmony import */ var _ref_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5472);
/** Expectation of a job: what it is declared to be and where it runs, compared with what its ID token says. */




function compareEnvironment(declared, actual) {
    if (declared === actual)
        return undefined;
    if (actual === undefined)
        return `\`environment\` is declared as "${declared}", but the job has no \`environment:\`.`;
    const onlyCase = declared.toLowerCase() === actual.toLowerCase() ? ' (they differ in case only, and Entra compares case)' : '';
    return `\`environment\` is declared as "${declared}", but the job runs in "${actual}"${onlyCase}.`;
}
function compareRef(input, prefix, declared, ref) {
    return ref === prefix + declared
        ? undefined
        : `\`${input}\` is declared as "${declared}", but the job runs on "${ref ?? 'no ref'}".`;
}
/** Lists every contradiction between the expectation and the token's own claims; empty when there is none. */
function findContradictions(expectation, claims) {
    const ref = (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B)(claims, 'ref');
    const event = (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B)(claims, 'event_name');
    const found = [
        expectation.environment === undefined
            ? undefined
            : compareEnvironment(expectation.environment, (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B)(claims, 'environment')),
        expectation.branch === undefined ? undefined : compareRef('branch', _ref_js__WEBPACK_IMPORTED_MODULE_2__/* .BRANCH_PREFIX */ .sM, expectation.branch, ref),
        expectation.tag === undefined ? undefined : compareRef('tag', _ref_js__WEBPACK_IMPORTED_MODULE_2__/* .TAG_PREFIX */ .C_, expectation.tag, ref),
        expectation.pullRequest && event !== undefined && !event.startsWith('pull_request')
            ? `\`pull-request\` is declared, but the event is "${event}".`
            : undefined,
    ];
    return found.filter((line) => line !== undefined);
}
/**
 * Stops a job that is not what it was declared to be.
 * @throws FederationError `context-mismatch` with every contradiction
 */
function assertExpected(expectation, claims) {
    const contradictions = findContradictions(expectation, claims);
    if (contradictions.length === 0)
        return;
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('context-mismatch', 'The job is not what this step declares it to be.', {
        hint: 'Correct the input, or the job; nothing was sent to Entra.',
        details: [...contradictions, `The ID token's subject is "${claims.sub}".`],
    });
}
// With the slug of an enterprise, or without: https://docs.github.com/en/actions/reference/security/oidc
const SLUG = /^\/[A-Za-z0-9][A-Za-z0-9_-]*$/;
const GHE_COM = /^https:\/\/token\.actions\.[a-z0-9-]+\.ghe\.com(?:\/[A-Za-z0-9][A-Za-z0-9_-]*)?$/;
function mayIssue(iss, serverUrl) {
    if (iss === _credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .GITHUB_ISSUER */ .oX || iss === (0,_credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .issuerForServer */ .wC)(serverUrl) || GHE_COM.test(iss))
        return true;
    return iss.startsWith(_credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .GITHUB_ISSUER */ .oX) && SLUG.test(iss.slice(_credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .GITHUB_ISSUER */ .oX.length));
}
/**
 * Stops where an ID token is not this job's: of an issuer that is not GitHub's, or of another repository.
 * @throws FederationError `context-mismatch`
 */
function assertOwnToken(claims, { serverUrl, repository }) {
    const named = (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B)(claims, 'repository');
    const contradictions = [
        mayIssue(claims.iss, serverUrl)
            ? undefined
            : `Its issuer is "${claims.iss}", which is neither GitHub's nor that of ${serverUrl}.`,
        named?.toLowerCase() === repository.toLowerCase()
            ? undefined
            : `It is of ${named === undefined ? 'no repository' : `the repository "${named}"`}, this job runs in "${repository}".`,
    ].filter((line) => line !== undefined);
    if (contradictions.length === 0)
        return;
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('context-mismatch', "The ID token is not this job's own.", {
        hint: 'ACTIONS_ID_TOKEN_REQUEST_URL leads to something else than the GitHub server of this job: remove it from `env:`. Nothing was sent to Entra.',
        details: contradictions,
    });
}


/***/ }),

/***/ 5472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C_: () => (/* binding */ TAG_PREFIX),
/* harmony export */   R5: () => (/* binding */ describeContext),
/* harmony export */   oF: () => (/* binding */ nameOfRef),
/* harmony export */   sM: () => (/* binding */ BRANCH_PREFIX),
/* harmony export */   wW: () => (/* binding */ mergeQueuePrefix)
/* harmony export */ });
/** https://git-scm.com/docs/gitglossary#def_ref */
const BRANCH_PREFIX = 'refs/heads/';
const TAG_PREFIX = 'refs/tags/';
/** The ref of a merge queue's entries for a branch begins with this. */
function mergeQueuePrefix(branch) {
    return `${BRANCH_PREFIX}gh-readonly-queue/${branch}/pr-`;
}
/** Splits a full ref into what it is and its name; `ref` for what is neither a branch nor a tag. */
function nameOfRef(ref) {
    if (ref.startsWith(BRANCH_PREFIX))
        return ['branch', ref.slice(BRANCH_PREFIX.length)];
    if (ref.startsWith(TAG_PREFIX))
        return ['tag', ref.slice(TAG_PREFIX.length)];
    return ['ref', ref];
}
/** Names a context for people and credential names: `environment production`, `branch main`, `tag v1`, `pull request`. */
function describeContext(context) {
    switch (context?.kind) {
        case undefined:
            return ['subject', ''];
        case 'environment':
            return ['environment', context.environment];
        case 'pull_request':
            return ['pull-request', ''];
        case 'ref':
            return nameOfRef(context.ref);
    }
}


/***/ }),

/***/ 2361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ parsePrefix),
/* harmony export */   Ci: () => (/* binding */ parseSubject),
/* harmony export */   HL: () => (/* binding */ contextSegment),
/* harmony export */   Ky: () => (/* binding */ PULL_REQUEST),
/* harmony export */   MT: () => (/* binding */ prefixOf),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   Wt: () => (/* binding */ repositorySegment),
/* harmony export */   YO: () => (/* binding */ isClaimKey),
/* harmony export */   cD: () => (/* binding */ formatSegments),
/* harmony export */   lZ: () => (/* binding */ readSegments)
/* harmony export */ });
/* unused harmony exports encodeValue, buildSubject */
/** The `sub` claim of GitHub's ID token: its contexts, its two prefixes, how it is written and how it is read. */
/** The segment that a pull request presents: underscore, no label, no value. */
const PULL_REQUEST = 'pull_request';
// Only a raw subject needs these: a colon in a value can then be told from the next key by name alone.
const CLAIM_KEY = /^(?:repo|repository(?:_id|_owner|_owner_id|_visibility)?|environment|ref|ref_type|job_workflow_(?:ref|sha)|workflow(?:_ref|_sha)?|actor(?:_id)?|event_name|runner_environment|enterprise(?:_id)?|head_ref|base_ref|run_(?:id|number|attempt)|check_run_id|sha|ref_protected|environment_node_id|repo_property_\w+|pull_request)$/;
/** Tells whether a word is the name of a claim that can stand in a subject. */
function isClaimKey(word) {
    return CLAIM_KEY.test(word);
}
const REPOSITORY = /^([^/@:]+)(?:@(\d+))?\/([^/@:]+)(?:@(\d+))?$/;
/**
 * Writes a value as GitHub writes it into a subject: `:` becomes `%3A`, nothing else changes.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function encodeValue(value, encoding = 'percent-colon') {
    return encoding === 'raw' ? value : value.replaceAll(':', '%3A');
}
/** Reads a value back; a literal `%3A` cannot be told from an encoded colon (GitHub does not escape `%`). */
function decodeValue(value, encoding) {
    return encoding === 'raw' ? value : value.replaceAll('%3A', ':');
}
/** Writes segments in their order, joined by `:`. */
function formatSegments(segments, encoding = 'percent-colon') {
    return segments
        .map(({ key, value }) => (value === undefined ? key : `${key}:${encodeValue(value, encoding)}`))
        .join(':');
}
/** Returns the `repo` segment of a prefix: `OWNER/REPO`, or `OWNER@OWNER_ID/REPO@REPO_ID`. */
function repositorySegment(prefix) {
    switch (prefix.kind) {
        case 'name-based':
            return { key: 'repo', value: `${prefix.owner}/${prefix.name}` };
        case 'immutable':
            return { key: 'repo', value: `${prefix.owner}@${prefix.ownerId}/${prefix.name}@${prefix.id}` };
    }
}
/** Returns the context as the segment that it has in a subject: `environment:…`, `ref:…` or the bare `pull_request`. */
function contextSegment(context) {
    switch (context.kind) {
        case 'environment':
            return { key: 'environment', value: context.environment };
        case 'ref':
            return { key: 'ref', value: context.ref };
        case 'pull_request':
            return { key: PULL_REQUEST, value: undefined };
    }
}
/**
 * Builds the subject of the default template: prefix, `:`, context.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function buildSubject(prefix, context, encoding) {
    return formatSegments([repositorySegment(prefix), contextSegment(context)], encoding);
}
/** Returns the prefix of a repository, or undefined when the immutable one is wanted and an ID is not known. */
function prefixOf({ owner, name, ownerId, id }, immutable) {
    if (!immutable)
        return { kind: 'name-based', owner, name };
    return ownerId === undefined || id === undefined ? undefined : { kind: 'immutable', owner, ownerId, name, id };
}
/** Reads a prefix such as GitHub's `sub_claim_prefix` (`repo:octo-org@1/shop@2`, a trailing `:` allowed), or undefined. */
function parsePrefix(text) {
    const trimmed = text.replace(/:$/, '');
    if (!trimmed.startsWith('repo:'))
        return undefined;
    const repository = parseRepository(trimmed.slice('repo:'.length));
    return repository === undefined ? undefined : prefixOf(repository, repository.id !== undefined);
}
/** Reads `OWNER/REPO` or `OWNER@ID/REPO@ID`; undefined for anything else, also when only one of the two has an ID. */
function parseRepository(text) {
    const [, owner, ownerId, name, id] = REPOSITORY.exec(text) ?? [];
    if (owner === undefined || name === undefined)
        return undefined;
    if (ownerId !== undefined && id !== undefined)
        return { owner, name, ownerId, id };
    return ownerId === undefined && id === undefined ? { owner, name } : undefined;
}
function endOfRawValue(words, from) {
    let end = from;
    for (let word = words[end]; word !== undefined && !CLAIM_KEY.test(word); word = words[end])
        end += 1;
    return end;
}
function splitSegments(sub, encoding) {
    const words = sub.split(':');
    const segments = [];
    let at = 0;
    for (let key = words[at]; key !== undefined; key = words[at]) {
        if (key === PULL_REQUEST || at + 1 >= words.length) {
            segments.push({ key, value: undefined });
            at += 1;
            continue;
        }
        const end = encoding === 'raw' ? endOfRawValue(words, at + 2) : at + 2;
        segments.push({ key, value: decodeValue(words.slice(at + 1, end).join(':'), encoding) });
        at = end;
    }
    return segments;
}
function contextFrom(segments) {
    const environment = segments.find(({ key }) => key === 'environment')?.value;
    if (environment !== undefined)
        return { kind: 'environment', environment };
    if (segments.some(({ key, value }) => key === PULL_REQUEST && value === undefined))
        return { kind: 'pull_request' };
    const ref = segments.find(({ key }) => key === 'ref')?.value;
    return ref === undefined ? undefined : { kind: 'ref', ref };
}
/** Puts segments together to what they say: repository, context, and the labelled claims. */
function readSegments(segments) {
    const repo = segments.find(({ key }) => key === 'repo')?.value;
    const repository = repo === undefined ? undefined : parseRepository(repo);
    const context = contextFrom(segments);
    const own = new Set(['repo', context?.kind]);
    const labelled = segments.flatMap(({ key, value }) => (own.has(key) || value === undefined ? [] : [[key, value]]));
    return {
        segments,
        ...(repository === undefined ? {} : { repository }),
        immutable: repository?.id !== undefined,
        ...(context === undefined ? {} : { context }),
        claims: Object.fromEntries(labelled),
    };
}
/**
 * Takes any subject apart; `formatSegments` of the result is the subject again. Never throws: what is not GitHub's
 * simply has other keys. For raw subjects a word that is a claim's name ends the value before it.
 */
function parseSubject(sub, encoding = 'percent-colon') {
    return readSegments(splitSegments(sub, encoding));
}


/***/ }),

/***/ 8881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ addressText),
/* harmony export */   Sm: () => (/* binding */ GUID),
/* harmony export */   V2: () => (/* binding */ DOMAIN),
/* harmony export */   W_: () => (/* binding */ isGuid),
/* harmony export */   d5: () => (/* binding */ ARM_VERSIONS),
/* harmony export */   uq: () => (/* binding */ IDENTITY_ID_FORM),
/* harmony export */   xs: () => (/* binding */ IDENTITY_ID)
/* harmony export */ });
/** What holds federated identity credentials, and the forms of the IDs by which Entra and Azure Resource Manager name it. */
/** What tenants, clients and principals of Entra are named by: with hyphens, in either case. */
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A domain, by which a tenant can be named as well. */
const DOMAIN = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
/** ARM ID of a user-assigned managed identity; ARM ignores case. */
const IDENTITY_ID = /^\/subscriptions\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/resourceGroups\/[^/?#%\s]+\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[\w-]+$/i;
/** Completes the sentence "… is not …" for what is no such ID. */
const IDENTITY_ID_FORM = 'the ARM ID of a user-assigned managed identity (/subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/…)';
/**
 * Versions of ARM's API for managed identities: `stable` everywhere, `flexible` for what it alone knows, `claimsMatchingExpression`.
 * https://learn.microsoft.com/rest/api/managedidentity/federated-identity-credentials
 */
const ARM_VERSIONS = { stable: '2024-11-30', flexible: '2025-01-31-preview' };
/** Tells whether a text is a GUID. */
function isGuid(text) {
    return GUID.test(text);
}
/** Spells an address for people. */
function addressText(address) {
    if (address.kind === 'managed-identity')
        return `managed identity ${address.resourceId}`;
    if ('clientId' in address)
        return `application ${address.clientId}`;
    return 'objectId' in address
        ? `application with object ID ${address.objectId}`
        : `application "${address.uniqueName}"`;
}


/***/ }),

/***/ 2244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ visible)
/* harmony export */ });
/** Makes text from outside visible: one line of a log, which cannot steer a terminal or the runner. */
function escaped(text) {
    return text
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join('');
}
/**
 * Makes control characters visible, so that a value takes one line of a log and cannot steer a terminal; breaks up `##[`,
 * which the runner reads as a command wherever it stands in a line. The escapes are those of JSON.
 */
function visible(text) {
    return text
        .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escaped)
        .replace(/##(?=\[)/g, (hashes) => `#${escaped(hashes.slice(1))}`);
}


/***/ }),

/***/ 9418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ createTokenExchange),
/* harmony export */   Ko: () => (/* binding */ parseRefusal),
/* harmony export */   ft: () => (/* binding */ createSecretProof),
/* harmony export */   gd: () => (/* binding */ withoutTrace)
/* harmony export */ });
/* unused harmony exports buildSecretTokenRequest, buildTokenRequest, parseTokenResponse */
/* harmony import */ var _core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1848);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6232);
/** Entra's token endpoint: the RFC 7523 exchange of a client assertion, its answer and its refusals. */


const SERVICE = 'Microsoft Entra';
const CLIENT_ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
function tokenRequest({ authority, tenantId }, { clientId, scope, requestId }, proof) {
    const form = new URLSearchParams({ client_id: clientId, scope, ...proof, grant_type: 'client_credentials' });
    return {
        method: 'POST',
        url: `${authority}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`,
        headers: {
            'Content-Type': 'application/x-www-form-urlencoded',
            Accept: 'application/json',
            'client-request-id': requestId,
            'return-client-request-id': 'true',
        },
        body: form.toString(),
        repeat: 'safe',
        service: SERVICE,
    };
}
/** Builds the client credentials request with a client secret (RFC 6749 section 4.4). */
function buildSecretTokenRequest(endpoint, request) {
    return tokenRequest(endpoint, request, { client_secret: request.secret });
}
/** Builds the client credentials request with a client assertion (RFC 7523 section 2.2, RFC 6749 section 4.4). */
function buildTokenRequest(endpoint, request) {
    return tokenRequest(endpoint, request, {
        client_assertion_type: CLIENT_ASSERTION_TYPE,
        client_assertion: request.assertion,
    });
}
function parseJson(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
const MAX_CODES = 20;
function readCodes(code) {
    if (typeof code !== 'number' && typeof code !== 'string')
        return [];
    return ((0,_core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .excerpt */ .Kb)(String(code)).match(/\d+/g) ?? []).map(Number).filter(Number.isSafeInteger);
}
/** The service's own sentence, without the trace block that follows it after CRLF or a blank, cut to what a reader can use. */
function withoutTrace(description) {
    const trace = description.indexOf('Trace ID:');
    return (0,_core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .excerpt */ .Kb)((trace < 0 ? description : description.slice(0, trace)).trim());
}
/** Reads a refusal. `error_codes` may hold numbers or strings like `"[500011]"`; the text is read only where it is missing. */
function parseRefusal(response) {
    const body = parseJson(response.text) ?? {};
    const description = typeof body.error_description === 'string' ? withoutTrace(body.error_description) : '';
    const listed = Array.isArray(body.error_codes) ? body.error_codes.slice(0, MAX_CODES).flatMap(readCodes) : [];
    const correlationId = [
        body.correlation_id,
        response.header('client-request-id'),
        response.header('x-ms-request-id'),
    ].find((value) => typeof value === 'string' && value !== '');
    return {
        status: response.status,
        ...(typeof body.error === 'string' && { error: body.error }),
        codes: listed.length > 0 ? listed : (0,_core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAadstsCodes */ .sh)(description),
        description: description || `HTTP ${response.status}`,
        ...(correlationId !== undefined && { correlationId }),
    };
}
/**
 * Reads the token endpoint's answer; a refusal is a value, not an error.
 * @param now milliseconds since the epoch, from which `expires_in` (seconds) counts
 * @throws FederationError `service-unavailable` for a 200 that holds no usable token
 */
function parseTokenResponse(response, now) {
    if (response.status !== 200)
        return { ok: false, refusal: parseRefusal(response) };
    const body = parseJson(response.text);
    const token = body?.access_token;
    const expiresIn = Number(body?.expires_in);
    if (typeof token !== 'string' || token === '' || !Number.isFinite(expiresIn)) {
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('service-unavailable', 'Entra answered 200 without an access token.', {
            hint: 'A proxy or gateway may be answering instead of Entra; otherwise run again later.',
            answer: { service: SERVICE, status: 200 },
        });
    }
    return { ok: true, accessToken: { token, expiresOn: now + expiresIn * 1000 } };
}
/** Builds the port that exchanges ID tokens. The access token is masked before it is returned. */
function createTokenExchange(endpoint, { transport, mask, now, newGuid }) {
    return async ({ clientId, idToken, scope }) => {
        const request = buildTokenRequest(endpoint, { clientId, assertion: idToken.jwt, scope, requestId: newGuid() });
        const result = parseTokenResponse(await transport.send(request), now());
        if (result.ok)
            mask(result.accessToken.token);
        return result;
    };
}
/** Builds the port that signs in with a secret, for one scope; the access token is masked and let go. */
function createSecretProof(endpoint, scope, { transport, mask, now, newGuid }) {
    return async (clientId, secret) => {
        const request = buildSecretTokenRequest(endpoint, { clientId, secret, scope, requestId: newGuid() });
        const result = parseTokenResponse(await transport.send(request), now());
        if (result.ok)
            mask(result.accessToken.token);
        return result;
    };
}


/***/ }),

/***/ 6887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ createAssertions)
/* harmony export */ });
const LEAST_LIFE_MS = 60_000;
/**
 * Keeps the last ID token of each audience. Its age is counted from when it arrived, by this machine's clock, and its
 * lifetime from its own claims, so that a wrong clock does not matter.
 */
function createAssertions(requestIdToken, clock) {
    const kept = new Map();
    const renewing = new Map();
    const renew = async (audience) => {
        const idToken = await requestIdToken(audience);
        const { exp, iat } = idToken.claims;
        const lifeMs = iat === undefined ? exp * 1000 - clock.now() : (exp - iat) * 1000;
        kept.set(audience, { idToken, goodUntil: clock.now() + lifeMs - LEAST_LIFE_MS });
        return idToken;
    };
    /** Exchanges side by side share the one request that is under way. */
    const renewShared = (audience) => {
        const known = renewing.get(audience);
        if (known !== undefined)
            return known;
        const asked = renew(audience).finally(() => renewing.delete(audience));
        renewing.set(audience, asked);
        return asked;
    };
    return {
        renew,
        current: async (audience) => {
            const last = kept.get(audience);
            return last !== undefined && clock.now() < last.goodUntil ? last.idToken : renewShared(audience);
        },
    };
}


/***/ }),

/***/ 9371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ refusalAnswer),
/* harmony export */   a: () => (/* binding */ exchangeIdToken)
/* harmony export */ });
/* harmony import */ var _core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1848);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6232);
/** One exchange and its quick repetitions: a stale assertion is renewed, an unreachable issuer asked again, the rest explained. */


const UNREACHABLE_AFTER_MS = [2000, 5000];
/** Turns a refusal into the answer that an error shows. */
function refusalAnswer(refusal) {
    const [code] = refusal.codes;
    return {
        service: 'Microsoft Entra',
        status: refusal.status,
        ...(code !== undefined && { code: `AADSTS${code}` }),
        message: refusal.description,
        ...(refusal.correlationId !== undefined && { correlationId: refusal.correlationId }),
    };
}
function finalError(meaning, refusal, { clientId, scope }) {
    // Entra's own text names the tenant.
    const about = { 'scope-invalid': ` ("${scope}")`, 'tenant-not-found': '' }[meaning.code] ?? ` (client ${clientId})`;
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP(meaning.code, `${meaning.sentence}${about}.`, {
        hint: meaning.hint.replace('<client-id>', clientId),
        answer: refusalAnswer(refusal),
    });
}
/**
 * Exchanges this job's ID token, again where Entra found it stale or could not reach the issuer.
 * @param tolerate refusals to hand back besides a missing match, such as those of a write that is still propagating
 * @throws FederationError for a refusal that no credential can cure
 */
async function exchangeIdToken(exchange, ports, tolerate = () => false) {
    let renewed = false;
    let unreachable = 0;
    for (;;) {
        const idToken = await ports.assertions.current(exchange.audience);
        const result = await ports.exchangeToken({ clientId: exchange.clientId, idToken, scope: exchange.scope });
        if (result.ok)
            return { accepted: true, accessToken: result.accessToken };
        const { refusal } = result;
        const meaning = (0,_core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .meaningOf */ .Pr)(refusal);
        if (meaning === undefined || tolerate(refusal))
            return { accepted: false, refusal };
        const delay = UNREACHABLE_AFTER_MS[unreachable];
        if ((0,_core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .isOutsideValidity */ .E_)(refusal) && !renewed) {
            renewed = true;
            await ports.assertions.renew(exchange.audience);
        }
        else if ((0,_core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .isIssuerUnreachable */ .QH)(refusal) && delay !== undefined) {
            unreachable += 1;
            await ports.clock.sleep(delay);
        }
        else {
            throw finalError(meaning, refusal, exchange);
        }
    }
}


/***/ }),

/***/ 534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kc: () => (/* binding */ sleepUntil),
/* harmony export */   au: () => (/* binding */ exchangeUntil),
/* harmony export */   iM: () => (/* binding */ propagationDelay),
/* harmony export */   uZ: () => (/* binding */ repeatRefused)
/* harmony export */ });
/* harmony import */ var _core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1848);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9371);
/** How to wait for Entra: quick repetitions of a spurious refusal, and the long wait after a credential was written. */


const FIRST_MS = 1000;
const GROWTH = 1.6;
const CAP_MS = 15_000;
/** Milliseconds to wait before the n-th retry (from 0): about one second first, growing to 15 s, with ±20 % jitter. */
function propagationDelay(retry, random) {
    return Math.round(Math.min(CAP_MS, FIRST_MS * GROWTH ** retry) * (0.8 + 0.4 * random));
}
/** Repeats a refused exchange twice, about one and three seconds later; a mismatch in case only is final at once. */
async function repeatRefused(first, exchange, ports) {
    let refusal = first;
    for (const delay of _core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .SPURIOUS_REFUSAL_DELAYS_MS */ .UR) {
        if ((0,_core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .isCaseMismatch */ .py)(refusal))
            break;
        await ports.clock.sleep(delay);
        const again = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .exchangeIdToken */ .a)(exchange, ports);
        if (again.accepted)
            return again;
        refusal = again.refusal;
    }
    return { accepted: false, refusal };
}
/** Sleeps, but never past the deadline; returns false when the deadline has come. */
async function sleepUntil(deadline, ms, clock) {
    const left = deadline - clock.now();
    if (left <= 0)
        return false;
    await clock.sleep(Math.min(ms, left));
    return true;
}
/**
 * Exchanges again and again until Entra accepts or the deadline passes. Results can flap, so an earlier success of another
 * scope proves nothing.
 * @param deadline milliseconds since the epoch
 */
async function exchangeUntil(deadline, exchange, ports, onRefusal) {
    const started = ports.clock.now();
    for (let retry = 0;; retry++) {
        const result = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .exchangeIdToken */ .a)(exchange, ports, _core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .isPropagation */ .lm);
        if (result.accepted)
            return result;
        onRefusal(result.refusal, ports.clock.now() - started);
        if (!(await sleepUntil(deadline, propagationDelay(retry, ports.clock.random()), ports.clock)))
            return result;
    }
}


/***/ }),

/***/ 1481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ readCloud)
/* harmony export */ });
/* harmony import */ var _core_cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4495);
/** The inputs that choose a cloud and where requests go. */

function parseCloud(value, problems) {
    if (value === undefined)
        return 'public';
    const known = _core_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUD_NAMES */ .vD.find((name) => name === value);
    if (known !== undefined)
        return known;
    const meant = (0,_core_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .recogniseCloud */ .rS)(value);
    const suggestion = meant === undefined ? `choose one of ${_core_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUD_NAMES */ .vD.join(', ')}` : `did you mean \`cloud: ${meant}\`?`;
    problems.push(`\`cloud\` is unknown: "${value}"; ${suggestion}`);
    return 'public';
}
/** Reads the cloud and its overrides. */
function readCloud(reader) {
    const cloud = _core_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUDS */ .JJ[parseCloud(reader.text('cloud'), reader.problems)];
    return {
        cloud,
        endpoints: {
            authority: reader.url('authority-host') ?? cloud.authority,
            graph: reader.url('graph-endpoint') ?? cloud.graph,
            resourceManager: reader.url('resource-manager-endpoint') ?? cloud.resourceManager,
        },
    };
}


/***/ }),

/***/ 7174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ readExpectation)
/* harmony export */ });
/* harmony import */ var _core_cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4495);
/* harmony import */ var _core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5472);
/** Inputs that declare what a job is: environment, branch, tag, pull request. */


// What git forbids in a ref name (git-check-ref-format): a pattern, not a name.
const NOT_A_REF = /[\s~^:?*[\\]|\.\.|@\{|^\/|\/$|\/\//;
function readRef(reader, input, prefix, otherPrefix) {
    const value = reader.text(input);
    if (value === undefined)
        return undefined;
    if (value.startsWith(otherPrefix))
        reader.problems.push(`\`${input}\` is "${value}", which is not a ${input}.`);
    else if (NOT_A_REF.test(value)) {
        const advice = /[*?[]/.test(value) ? `; patterns are for \`${input}-pattern\` of the plan and apply actions` : '';
        reader.problems.push(`\`${input}\` is not a name that git allows: "${value}"${advice}.`);
    }
    return value.startsWith(prefix) ? value.slice(prefix.length) : value;
}
/** Reads the expectation; contexts that no job can have together are mistakes. */
function readExpectation(reader) {
    const environment = reader.text('environment');
    const branch = readRef(reader, 'branch', _core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .BRANCH_PREFIX */ .sM, _core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG_PREFIX */ .C_);
    const tag = readRef(reader, 'tag', _core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG_PREFIX */ .C_, _core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .BRANCH_PREFIX */ .sM);
    const pullRequest = reader.boolean('pull-request', false);
    const meant = environment === undefined ? undefined : (0,_core_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .recogniseCloud */ .rS)(environment);
    // `environment: AzureUSGovernment` is azure/login's way to choose a cloud; "public" or "china" may be real environments.
    if (environment !== undefined && meant !== undefined && /^azure/i.test(environment)) {
        reader.problems.push(`\`environment\` is "${environment}", the name of a cloud; here it is the GitHub environment of the job: did you mean \`cloud: ${meant}\`?`);
    }
    if (branch !== undefined && tag !== undefined)
        reader.problems.push('`branch` and `tag` cannot both be true of one job.');
    if (pullRequest && tag !== undefined)
        reader.problems.push('`pull-request` and `tag` cannot both be true of one job.');
    return {
        ...(environment !== undefined && { environment }),
        ...(branch !== undefined && { branch }),
        ...(tag !== undefined && { tag }),
        pullRequest,
    };
}


/***/ }),

/***/ 1395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readManager)
/* harmony export */ });
const CERTIFICATE = 'manager-client-certificate';
const ACCESS_TOKEN = 'manager-access-token';
function parseKnown(credential, problems) {
    if (credential === undefined)
        return undefined;
    if (credential === 'azure-cli' || credential === 'managed-identity')
        return credential;
    problems.push(`\`manager-credential\` is neither azure-cli nor managed-identity: "${credential}".`);
    return undefined;
}
// PEM without its armour, or a PFX in Base64: neither a path nor readable, and it holds the key.
const BARE_KEY = /[\r\n]|^[A-Za-z0-9+/=_-]{512,}$/;
/** A path is no secret; everything else here is. */
function isSecret(name, value) {
    return name !== CERTIFICATE || value.includes('-----BEGIN') || BARE_KEY.test(value);
}
/** Reads the manager; two kinds at once is a mistake, since nothing is guessed. Secrets are masked as they are read. */
function readManager(reader, mask) {
    const clientId = reader.guid('manager-client-id');
    const [secret, certificate, accessToken] = ['manager-client-secret', CERTIFICATE, ACCESS_TOKEN].map((name) => {
        const value = reader.text(name);
        if (value !== undefined && isSecret(name, value))
            mask(value);
        return name === ACCESS_TOKEN ? reader.token(name) : value;
    });
    if (certificate !== undefined && !certificate.includes('-----BEGIN') && BARE_KEY.test(certificate))
        reader.problems.push(`\`${CERTIFICATE}\` is neither PEM (-----BEGIN …) with the private key nor the path of such a file.`);
    else if (certificate !== undefined &&
        secret === undefined &&
        !certificate.includes('-----BEGIN') &&
        !reader.isReadableFile(certificate))
        reader.problems.push(`\`${CERTIFICATE}\` names a file that is not there or cannot be read: "${certificate}". Write the file in an earlier step of this job, or give the PEM itself.`);
    const credential = parseKnown(reader.text('manager-credential'), reader.problems);
    const named = reader.text('manager-client-id') !== undefined;
    const kinds = [
        secret !== undefined && '`manager-client-secret`',
        certificate !== undefined && '`manager-client-certificate`',
        accessToken !== undefined && '`manager-access-token`',
        reader.text('manager-credential') !== undefined && '`manager-credential`',
    ].filter((kind) => kind !== false);
    const alone = accessToken !== undefined || reader.text('manager-credential') !== undefined;
    if (kinds.length > 1 || (alone && named)) {
        const given = [named && '`manager-client-id`', ...kinds].filter((kind) => kind !== false);
        reader.problems.push(`Two kinds of manager are given (${given.join(', ')}): choose one.`);
        return undefined;
    }
    if ((secret !== undefined || certificate !== undefined) && !named) {
        reader.problems.push(`${kinds[0]} needs \`manager-client-id\`.`);
        return undefined;
    }
    if (accessToken !== undefined)
        return { kind: 'access-token', accessToken };
    if (credential !== undefined)
        return { kind: credential };
    if (clientId === undefined)
        return undefined;
    if (secret !== undefined)
        return { kind: 'client-secret', clientId, clientSecret: secret };
    return certificate !== undefined
        ? { kind: 'client-certificate', clientId, certificate }
        : { kind: 'federated', clientId };
}


/***/ }),

/***/ 401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ throwProblems),
/* harmony export */   i: () => (/* binding */ createInputReader)
/* harmony export */ });
/* harmony import */ var _core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1483);
/* harmony import */ var _core_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2913);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6232);
/* harmony import */ var _core_target_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8881);
/** The syntax of inputs: GUIDs, booleans, lists, seconds, URLs; every mistake is collected before anything is reported. */




const UNKNOWN_FACTS = { actor: '', isReadableFile: () => true };
// The YAML 1.2 core schema's spellings, as the toolkit's getBooleanInput takes them.
const TRUE = new Set(['true', 'True', 'TRUE']);
const FALSE = new Set(['false', 'False', 'FALSE']);
const MAX_SECONDS = 3600;
// https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
const DEPENDABOT = 'dependabot[bot]';
function emptyProblem(actor, environment) {
    if (actor === DEPENDABOT)
        return "is empty: Dependabot's runs get no secrets of GitHub Actions, and no ID token either. Is it read from `secrets`? Skip this step with `if: github.actor != 'dependabot[bot]'`";
    const where = environment === undefined ? 'this repository or the environment of this job' : `environment ${environment}`;
    return `is empty: is the variable defined for ${where}?`;
}
/** Builds a reader over the runner's inputs. */
function createInputReader(getInput, { actor, isReadableFile } = UNKNOWN_FACTS) {
    const problems = [];
    const text = (name) => getInput(name) || undefined;
    const complain = (name, problem) => {
        problems.push(`\`${name}\` ${problem}${problem.endsWith('?') ? '' : '.'}`);
        return undefined;
    };
    return {
        problems,
        text,
        isReadableFile,
        required: (name, environment) => text(name) ?? complain(name, emptyProblem(actor, environment)),
        guid: (name) => {
            const value = text(name);
            if (value === undefined || (0,_core_target_js__WEBPACK_IMPORTED_MODULE_2__/* .isGuid */ .W_)(value))
                return value?.toLowerCase();
            return complain(name, `is not a GUID (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx): "${value}"`);
        },
        boolean: (name, fallback) => {
            const value = text(name);
            if (value === undefined)
                return fallback;
            if (!TRUE.has(value) && !FALSE.has(value))
                complain(name, `is neither true nor false: "${value}"`);
            return TRUE.has(value);
        },
        list: (name) => (text(name) ?? '').split(/[\s,]+/).filter((item) => item !== ''),
        seconds: (name, fallback) => {
            const value = text(name);
            if (value === undefined)
                return fallback;
            if (/^\d+$/.test(value) && Number(value) <= MAX_SECONDS)
                return Number(value);
            complain(name, `is not a whole number of seconds from 0 to ${MAX_SECONDS}: "${value}"`);
            return fallback;
        },
        url: (name) => {
            const value = text(name);
            if (value === undefined)
                return undefined;
            const problem = (0,_core_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .urlProblem */ .rn)(value);
            return problem === undefined ? (0,_core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutTrailingSlash */ .ae)(value) : complain(name, `${problem}: "${(0,_core_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .showUrl */ .jr)(value)}"`);
        },
        token: (name) => {
            const value = text(name);
            if (value === undefined || (0,_core_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .isBearerToken */ .Zc)(value))
                return value;
            return complain(name, 'is not a token: it holds a blank, a line break or a character outside ASCII');
        },
    };
}
/** Throws every mistake at once, each with the input's name; nothing has been sent by then. */
function throwProblems(problems) {
    if (problems.length === 0)
        return;
    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('invalid-input', problems.length === 1 ? `An input is wrong: ${problems[0]}` : `${problems.length} inputs are wrong.`, {
        hint: 'Correct the `with:` block of this step; nothing was sent.',
        details: problems.length === 1 ? [] : problems.map((problem) => `- ${problem}`),
    });
}


/***/ }),

/***/ 2623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RM: () => (/* binding */ readTenant),
/* harmony export */   Rh: () => (/* binding */ checkTenant),
/* harmony export */   _E: () => (/* binding */ readTarget),
/* harmony export */   hZ: () => (/* binding */ readAudience)
/* harmony export */ });
/* harmony import */ var _core_target_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8881);

// Authorities for people of any tenant: client credentials need the tenant itself.
const NOT_A_TENANT = new Set(['common', 'organizations', 'consumers']);
/** Checks a tenant: a GUID or a verified domain. */
function checkTenant(reader, value) {
    if (NOT_A_TENANT.has(value.toLowerCase()))
        reader.problems.push(`\`tenant-id\` is "${value}": client credentials need the tenant's own ID.`);
    else if (!(0,_core_target_js__WEBPACK_IMPORTED_MODULE_0__/* .isGuid */ .W_)(value) && !_core_target_js__WEBPACK_IMPORTED_MODULE_0__/* .DOMAIN */ .V2.test(value))
        reader.problems.push(`\`tenant-id\` is neither a GUID nor a domain of the tenant: "${value}".`);
}
/** Reads the tenant: a GUID or a verified domain. */
function readTenant(reader, environment) {
    const value = reader.required('tenant-id', environment);
    if (value === undefined)
        return '';
    checkTenant(reader, value);
    return value;
}
/** Reads what holds the credentials: an application by its client ID, or a managed identity by its ARM ID. */
function readTarget(reader, environment) {
    const resourceId = reader.text('managed-identity-resource-id');
    if (resourceId === undefined) {
        const given = reader.required('client-id', environment);
        const clientId = given === undefined ? undefined : reader.guid('client-id');
        return { clientId, target: { kind: 'application', clientId: clientId ?? '' } };
    }
    if (!_core_target_js__WEBPACK_IMPORTED_MODULE_0__/* .IDENTITY_ID */ .xs.test(resourceId)) {
        reader.problems.push(`\`managed-identity-resource-id\` is not ${_core_target_js__WEBPACK_IMPORTED_MODULE_0__/* .IDENTITY_ID_FORM */ .uq}: "${resourceId}".`);
    }
    return { clientId: reader.guid('client-id'), target: { kind: 'managed-identity', resourceId } };
}
/** Reads the audience; the cloud's when none is given. */
function readAudience(reader, cloud) {
    const audience = reader.text('audience') ?? cloud.audience;
    if (/\s/.test(audience) || audience.length > 600) {
        reader.problems.push('`audience` must be one value of at most 600 characters without blanks.');
    }
    return audience;
}


/***/ }),

/***/ 3480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ infoLine),
/* harmony export */   t: () => (/* binding */ warningLine)
/* harmony export */ });
/* harmony import */ var _core_visible_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2244);
/** Lines of the job log as data: whoever owns the runner's log prints them. */

/** Returns a line for the reader of the log. A line break inside would let the runner read a command after it. */
function infoLine(text) {
    return { level: 'info', text: (0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(text) };
}
/** Returns a line that the runner shows as an annotation as well. */
function warningLine(text) {
    return { level: 'warning', text: (0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(text) };
}


/***/ }),

/***/ 8216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ managerLines)
/* harmony export */ });
/* harmony import */ var _log_line_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3480);

/** Warns about a secret, which is a bootstrap and not a habit. */
function managerLines(manager) {
    if (manager?.kind !== 'client-secret')
        return [];
    return [
        (0,_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .warningLine */ .t)('`manager-client-secret` works, but it is a secret that can leak and expires: use it to bootstrap, then let the manager trust this job instead.'),
    ];
}


/***/ }),

/***/ 4902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   Pf: () => (/* binding */ label),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/** How to write text into Markdown and Mermaid so that no name can break out of a table cell or a label. */
// What Markdown reads as markup even inside an HTML element: links, emphasis (an underscore between letters is none),
// strikethrough, formulas, escapes, and the bars of a table.
const MARKUP = /[|`*[\]\\~$!]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/** Escapes a sentence for a table cell, a list or a heading: names in it come from outside. */
function plain(text) {
    return text
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(MARKUP, (char) => `&#${char.charCodeAt(0)};`)
        .replace(/\s+/g, ' ');
}
/** Escapes text for a table cell or a heading, as code: subjects and names come from outside. */
function code(text) {
    return `<code>${plain(text)}</code>`;
}
/** Builds a two-column table. Values are Markdown already. */
function table(rows) {
    return ['| | |', '|---|---|', ...rows.map(([label, value]) => `| ${label} | ${value} |`)].join('\n');
}
/** Escapes text for a quoted Mermaid label (Mermaid's own entity syntax). */
function label(text) {
    return `"${text.replace(/[#"<>`&;|\\]/g, (char) => `#${char.charCodeAt(0)};`).replace(/\s+/g, ' ')}"`;
}
/** Builds a fenced block; the fence is longer than any run of backticks inside. */
function fenced(language, lines) {
    const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
    const longest = runs.reduce((most, run) => Math.max(most, run.length), 2);
    const fence = '`'.repeat(longest + 1);
    return [`${fence}${language}`, ...lines, fence].join('\n');
}


/***/ }),

/***/ 7979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ secondLook),
/* harmony export */   x: () => (/* binding */ describeLint)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4902);

/** Says a finding with the safer choice. */
function describeLint({ message, safer }) {
    return `${message} ${safer}`;
}
/** Builds the list of a summary; empty without sentences. */
function secondLook(sentences) {
    return sentences.length === 0
        ? []
        : ['', '**Worth a second look**', '', ...sentences.map((sentence) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(sentence)}`)];
}


/***/ }),

/***/ 9294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E3: () => (/* binding */ createEventReader),
/* harmony export */   KB: () => (/* binding */ troubleshootingUrl),
/* harmony export */   PM: () => (/* binding */ readGitHubEnvironment),
/* harmony export */   Vn: () => (/* binding */ requireOutputFile),
/* harmony export */   WX: () => (/* binding */ readInputFacts),
/* harmony export */   qb: () => (/* binding */ readIdTokenVariables)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _core_endpoint_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2913);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6232);
/** What the runner tells a job through its variables: checked before it is used, and read once for the entries. */




const SERVER_URL = 'https://github.com';
const API_URL = 'https://api.github.com';
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const EVENT = /^[a-z_]+$/;
// A login, an enterprise's with its short code, or an app's: `octocat`, `mona_corp`, `dependabot[bot]`.
const ACTOR = /^[\w.-]+(?:\[bot\])?$/;
const REF = /^[\w./@+-]+$/;
// A server may do without TLS, and nothing is sent there; its API gets a token, which travels over TLS only.
const SERVER_SCHEMES = ['https', 'http'];
function isAbsolutePath(path) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) && !path.includes('\0');
}
/**
 * Reads the variables of GitHub's runner. What is not set takes github.com's value; what is set must be what a runner sets.
 * @throws FederationError `invalid-input` naming every variable that is wrong, never its value
 */
function readGitHubEnvironment(environment) {
    const { GITHUB_REPOSITORY: repository = '', GITHUB_REPOSITORY_ID: repositoryId = '', GITHUB_EVENT_NAME: eventName = '', GITHUB_SERVER_URL: serverUrl = SERVER_URL, GITHUB_API_URL: apiUrl = API_URL, GITHUB_ACTOR: actor = '', GITHUB_WORKSPACE: workspace = '', } = environment;
    const server = (0,_core_endpoint_js__WEBPACK_IMPORTED_MODULE_2__/* .urlProblem */ .rn)(serverUrl || SERVER_URL, SERVER_SCHEMES);
    const api = (0,_core_endpoint_js__WEBPACK_IMPORTED_MODULE_2__/* .urlProblem */ .rn)(apiUrl || API_URL);
    const problems = [
        server && `GITHUB_SERVER_URL ${server}`,
        api && `GITHUB_API_URL ${api}`,
        repository === '' || REPOSITORY.test(repository) ? undefined : 'GITHUB_REPOSITORY is not owner/name',
        /^\d*$/.test(repositoryId) ? undefined : 'GITHUB_REPOSITORY_ID is not a number',
        eventName === '' || EVENT.test(eventName) ? undefined : 'GITHUB_EVENT_NAME is not the name of an event',
        actor === '' || ACTOR.test(actor) ? undefined : 'GITHUB_ACTOR is not the name of an account',
        workspace === '' || isAbsolutePath(workspace) ? undefined : 'GITHUB_WORKSPACE is not an absolute path',
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0) {
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('invalid-input', `The environment of this step is wrong: ${problems.join('; ')}.`, {
            hint: 'The runner sets these variables: remove them from `env:` of the workflow, the job and the step. Nothing was sent.',
        });
    }
    const bare = (url) => url.replace(/\/+$/, '');
    return {
        repository,
        repositoryId,
        eventName,
        serverUrl: bare(serverUrl || SERVER_URL),
        apiUrl: bare(apiUrl || API_URL),
    };
}
/** Reads a regular file; without waiting, since opening a FIFO would hang until somebody writes to it. */
function readRegularFile(path) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
    try {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file).isFile())
            throw new TypeError('not a regular file');
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
/** Returns what reads the event's payload, when it is first asked for; a missing or broken file is undefined. */
function createEventReader({ GITHUB_EVENT_PATH }) {
    let payload;
    let isRead = false;
    return () => {
        if (isRead)
            return payload;
        isRead = true;
        try {
            payload = JSON.parse(readRegularFile(GITHUB_EVENT_PATH ?? ''));
        }
        catch {
            payload = undefined;
        }
        return payload;
    };
}
/**
 * Reads where ID tokens are asked for; the runner tells only a job with `id-token: write`.
 * @throws FederationError `id-token-unavailable` when a variable is not what the runner sets
 */
function readIdTokenVariables(environment) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = environment;
    if (requestToken && !(0,_core_endpoint_js__WEBPACK_IMPORTED_MODULE_2__/* .isBearerToken */ .Zc)(requestToken)) {
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('id-token-unavailable', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN is not a token.', {
            hint: 'The runner sets this variable; do not set it in the workflow.',
        });
    }
    return { requestUrl, requestToken };
}
/** Where the troubleshooting page of the running version is; a path inside the repository when the runner does not tell. */
function troubleshootingUrl(environment) {
    const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '', GITHUB_SERVER_URL: server, } = environment;
    const page = 'docs/TROUBLESHOOTING.md';
    if (!REPOSITORY.test(repository))
        return page;
    const url = server && (0,_core_endpoint_js__WEBPACK_IMPORTED_MODULE_2__/* .urlProblem */ .rn)(server, SERVER_SCHEMES) === undefined ? server.replace(/\/+$/, '') : SERVER_URL;
    return `${url}/${repository}/blob/${REF.test(ref) ? ref : 'main'}/${page}`;
}
/**
 * Stops where there is no file for outputs: a token must never be printed instead.
 * @throws FederationError `internal`
 */
function requireOutputFile({ GITHUB_OUTPUT }) {
    if (GITHUB_OUTPUT)
        return;
    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('internal', 'There is no file for outputs (GITHUB_OUTPUT is not set), and tokens are never printed.', {
        hint: 'Run this as a step of GitHub Actions.',
    });
}
function isReadableFile(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}
/** Reads what explains inputs: who started the run, and which files are there. */
function readInputFacts({ GITHUB_ACTOR: actor = '' }) {
    return { actor, isReadableFile };
}


/***/ }),

/***/ 9290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   aq: () => (/* binding */ newGuid),
/* harmony export */   fg: () => (/* binding */ sha256Hex),
/* harmony export */   jr: () => (/* binding */ newSecret),
/* harmony export */   rK: () => (/* binding */ thumbprintOf),
/* harmony export */   wx: () => (/* binding */ machineClock)
/* harmony export */ });
/** The machine's clock and its randomness. */
const machineClock = {
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: () => Math.random(),
};
// Loaded with its first use: a warm sign-in needs nothing of it before TLS loads it anyway.
const nodeCrypto = () => process.getBuiltinModule('node:crypto');
/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
function sha256Hex(text) {
    return nodeCrypto().createHash('sha256').update(text).digest('hex');
}
/** SHA-1 of a certificate in upper-case hex, as Entra shows it. @param der base64 of its DER bytes, as Graph gives them */
function thumbprintOf(der) {
    return nodeCrypto().createHash('sha1').update(Buffer.from(der, 'base64')).digest('hex').toUpperCase();
}
/** A new secret: 256 random bits, in hexadecimal. */
function newSecret() {
    return nodeCrypto().randomBytes(32).toString('hex');
}
/** A random GUID (RFC 9562, version 4). */
function newGuid() {
    return nodeCrypto().randomUUID();
}


/***/ }),

/***/ 8617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sy: () => (/* binding */ writeSummary),
/* harmony export */   mR: () => (/* binding */ resetOutputs),
/* harmony export */   n0: () => (/* binding */ setOutputs),
/* harmony export */   tj: () => (/* binding */ printLines),
/* harmony export */   vy: () => (/* binding */ failStep)
/* harmony export */ });
/** Gives every output its neutral value, so that a later step never reads another run's. */
function resetOutputs({ setOutput }, names) {
    for (const name of [...names, 'error-code'])
        setOutput(name, '');
}
/** Sets outputs by name. */
function setOutputs({ setOutput }, values) {
    for (const [name, value] of Object.entries(values))
        setOutput(name, value);
}
/** Prints lines to the job log, each at its level. */
function printLines({ info, warning }, lines) {
    for (const { level, text } of lines) {
        if (level === 'warning')
            warning(text);
        else
            info(text);
    }
}
function reasonOf(error) {
    return error instanceof Error ? error.message : 'unknown failure';
}
/** A runner whose output file is gone or full must not hide why the step failed. */
function setErrorCode({ setOutput, info }, code) {
    try {
        setOutput('error-code', code);
    }
    catch (error) {
        info(`The output error-code could not be set: ${reasonOf(error)}`);
    }
}
/** Fails the step: `error-code`, the annotation, the lines, the summary, and stack traces with debug logging only. */
async function failStep(toolkit, { code, annotation, lines, traces, summary }) {
    setErrorCode(toolkit, code);
    toolkit.setFailed(annotation);
    printLines(toolkit, lines);
    if (toolkit.isDebug())
        for (const line of traces.flatMap((trace) => trace.split('\n')))
            toolkit.debug(line);
    await writeSummary(toolkit, summary);
}
/** Writes the job summary, if there is one to write; a runner without summaries is no reason to fail. */
async function writeSummary({ addSummary, debug }, markdown) {
    if (markdown === undefined)
        return;
    try {
        await addSummary(markdown);
    }
    catch (error) {
        debug(`The job summary could not be written: ${reasonOf(error)}`);
    }
}


/***/ }),

/***/ 8100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E2: () => (/* binding */ isThrottling),
/* harmony export */   a2: () => (/* binding */ retryDelay),
/* harmony export */   m: () => (/* binding */ MAX_ATTEMPTS),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
/** When a request is worth repeating and how long to wait: the one retry table of the action. */
/** Attempts per request, the first one included. */
const MAX_ATTEMPTS = 5;
const BASE_MS = 500;
const CAP_MS = 15_000;
const RETRY_AFTER_CAP_MS = 60_000;
/** Parses `Retry-After` (RFC 9110 section 10.2.3: seconds or an HTTP date) into milliseconds, at most one minute. */
function parseRetryAfter(value, now) {
    if (value === undefined || value.trim() === '')
        return undefined;
    const ms = /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
    return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), RETRY_AFTER_CAP_MS) : undefined;
}
/** A service that asks for time: 429, and GitHub's 403 of its secondary rate limit, which says how long. It did nothing. */
function isThrottling(status, retryAfter) {
    return status === 429 || (status === 403 && retryAfter !== undefined);
}
function isTemporary(outcome) {
    if (outcome.kind === 'failure')
        return !outcome.final;
    const { unreadable, status, retryAfter } = outcome;
    return unreadable || status === 408 || isThrottling(status, retryAfter) || status >= 500;
}
/**
 * Decides how many milliseconds to wait before the next attempt, or undefined to give up.
 * Exponential back-off with full jitter; `Retry-After` wins.
 * @param attempt the attempt that just ended, 1 for the first
 * @param random a number in [0, 1)
 */
function retryDelay(attempt, outcome, repeat, at) {
    if (attempt >= MAX_ATTEMPTS || repeat === 'once' || !isTemporary(outcome))
        return undefined;
    if (repeat === 'write' && !(outcome.kind === 'response' && isThrottling(outcome.status, outcome.retryAfter)))
        return undefined;
    const asked = outcome.kind === 'response' ? parseRetryAfter(outcome.retryAfter, at.now) : undefined;
    return asked ?? Math.round(at.random * Math.min(CAP_MS, BASE_MS * 2 ** attempt));
}


/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".index.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};
// ESM COMPAT FLAG
__nccwpck_require__.r(__webpack_exports__);

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  apply: () => (/* binding */ apply),
  identityEndpoint: () => (/* binding */ identityEndpoint),
  main: () => (/* binding */ main),
  plan: () => (/* binding */ plan),
  post: () => (/* binding */ post)
});

;// CONCATENATED MODULE: ./build/runner/job-environment.js
/** Which variables of the job must not reach the libraries in here: imported first, before any of them reads the environment. */
/** The job's environment as it was, for the few facts that the action does read from it. */
const jobEnvironment = { ...process.env };
// The Azure CLI finds its sign-in through this one; it is another program's configuration, not ours.
const KEPT = new Set(['AZURE_CONFIG_DIR', 'AZURE_EXTENSION_DIR']);
// GitHub's toolkit parses the event's file while it is loaded, and fails over a broken one; here `environment.ts` reads it.
const READ_HERE = new Set(['GITHUB_EVENT_PATH']);
for (const name of Object.keys(process.env)) {
    const upper = name.toUpperCase();
    const foreign = /^(AZURE|ARM|MSAL)_/.test(upper) || upper === 'TYPESPEC_RUNTIME_LOG_LEVEL' || upper === 'DEBUG';
    if (READ_HERE.has(upper) || (foreign && !KEPT.has(upper)))
        delete process.env[name];
}

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function utils_toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return file_command_issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    command_issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __nccwpck_require__(6232);
// EXTERNAL MODULE: ./build/core/visible.js
var visible = __nccwpck_require__(2244);
;// CONCATENATED MODULE: ./build/runner/toolkit.js
/** What a step can do on its runner, as a record of functions: read inputs, print, mask, set outputs, leave state, fail. */



/**
 * Refuses to set a value where the runner names no file for it: `@actions/core` would print it as a command of old
 * runners instead, and an access token would stand in the log.
 */
function requireFile(name) {
    if (process.env[name])
        return;
    throw new core_error/* FederationError */.yP('internal', `The runner names no file for this: ${name} is not set.`, {
        hint: 'Run this as a step of GitHub Actions.',
    });
}
/**
 * Keeps a line of text from being read as a command: the runner takes every line for one that opens with `::`, blanks
 * before it included.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
function printableLine(line) {
    return line.replace(/^(\s*):(?=:)/, '$1\\u003a');
}
/** The value and each of its lines: not every runner takes a value of several lines apart by itself. */
function withLines(secret) {
    return new Set([secret, ...secret.split(/[\r\n]+/)].filter((part) => part.trim() !== ''));
}
/** The runner of this process, through GitHub's own toolkit. Nothing is read or written before a function is called. */
const runnerToolkit = {
    getInput: (name) => getInput(name),
    info: (line) => info(printableLine((0,visible/* visible */.R)(line))),
    warning: (line) => warning((0,visible/* visible */.R)(line)),
    debug: (line) => debug((0,visible/* visible */.R)(line)),
    isDebug: isDebug,
    group: (title, phase) => group((0,visible/* visible */.R)(title), phase),
    setSecret: (secret) => {
        for (const part of withLines(secret))
            setSecret(part);
    },
    setOutput: (name, value) => {
        requireFile('GITHUB_OUTPUT');
        setOutput(name, value);
    },
    exportVariable: (name, value) => {
        requireFile('GITHUB_ENV');
        exportVariable(name, value);
    },
    saveState: (name, value) => {
        requireFile('GITHUB_STATE');
        saveState(name, value);
    },
    getState: getState,
    addSummary: async (markdown) => {
        const { appendSummary } = await __nccwpck_require__.e(/* import() */ 631).then(__nccwpck_require__.bind(__nccwpck_require__, 3631));
        await appendSummary(markdown.split('\n').map(visible/* visible */.R).join('\n'));
    },
    setFailed: (lines) => setFailed(lines.map(visible/* visible */.R).join('\n')),
};

;// CONCATENATED MODULE: ./build/composition/github.js
/** Opens GitHub's REST API for reading; loaded only before a trust is written. */
async function openGitHub(job, githubToken) {
    const [{ createGitHubReader }, api] = await Promise.all([Promise.all(/* import() */[__nccwpck_require__.e(413), __nccwpck_require__.e(423)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2423)), job.githubApi(githubToken)]);
    return api && createGitHubReader(api);
}
/** Builds the ports that ask GitHub. Its API being down must not keep a trust from being set up. */
function createGitHubPorts(job, githubToken) {
    let opened;
    async function ask(question) {
        try {
            opened ??= openGitHub(job, githubToken);
            const github = await opened;
            return github && (await question(github));
        }
        catch (error) {
            job.log.debug(`GitHub's API was asked in vain: ${error instanceof Error ? error.message : 'unknown failure'}`);
            return undefined;
        }
    }
    return {
        readDefaultBranch: async (askGitHub) => {
            const { defaultBranch } = job.event();
            const { repository } = job.github;
            if (defaultBranch !== undefined || !askGitHub || repository === '')
                return defaultBranch;
            return ask(async (github) => (await github.repository(repository))?.defaultBranch);
        },
        readProtection: async (repository, context) => {
            const { readProtection } = await __nccwpck_require__.e(/* import() */ 515).then(__nccwpck_require__.bind(__nccwpck_require__, 5515));
            return (await ask((github) => readProtection(github, repository, context))) ?? 'unknown';
        },
    };
}

// EXTERNAL MODULE: ./build/composition/job.js + 8 modules
var composition_job = __nccwpck_require__(7722);
// EXTERNAL MODULE: ./build/federation/exchange/assertions.js
var exchange_assertions = __nccwpck_require__(6887);
// EXTERNAL MODULE: ./build/core/cloud.js
var core_cloud = __nccwpck_require__(4495);
// EXTERNAL MODULE: ./build/core/diagnosis/refusal.js
var diagnosis_refusal = __nccwpck_require__(1848);
// EXTERNAL MODULE: ./build/core/subject/expectation.js
var expectation = __nccwpck_require__(1443);
// EXTERNAL MODULE: ./build/core/subject/subject.js
var subject = __nccwpck_require__(2361);
// EXTERNAL MODULE: ./build/federation/exchange/exchange.js
var exchange_exchange = __nccwpck_require__(9371);
// EXTERNAL MODULE: ./build/federation/exchange/propagation.js
var propagation = __nccwpck_require__(534);
;// CONCATENATED MODULE: ./build/federation/sign-in/sign-in.js
/** The sign-in: exchange this job's ID token for Entra tokens, and where no trust is stored, create it first. */







/** Builds the whole explanation when nobody can write the missing trust; a warm sign-in never loads what explains it. */
async function trustMissing({ request, ports, claims, parsed, clientId }, refusal) {
    const [{ missingTrustError, presentedBy }, { desiredCredential }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(384), __nccwpck_require__.e(275)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2275)),
        __nccwpck_require__.e(/* import() */ 384).then(__nccwpck_require__.bind(__nccwpck_require__, 1384)),
    ]);
    return missingTrustError('trust-missing', `Entra does not trust this job to sign in as ${clientId}.`, (0,diagnosis_refusal/* isAudienceMismatch */.Bh)(refusal)
        ? 'Give this step a manager that may write the credential: it corrects what is its own.'
        : 'Add the federated credential shown below, or give this step a manager that may write it.', {
        presented: presentedBy(claims, parsed),
        target: request.target,
        desired: desiredCredential(claims, request.target.kind, ports.sha256Hex, parsed),
        stored: undefined,
        refusal,
        endpoints: request.endpoints,
    });
}
/** Tries the public cloud's audience once, where another cloud's own is not what the credential stores. */
async function firstExchange(context) {
    const { request, exchangePorts, claims, clientId } = context;
    const result = await (0,exchange_exchange/* exchangeIdToken */.a)({ clientId, audience: claims.aud, scope: request.scopes[0] }, exchangePorts);
    const other = result.accepted ? undefined : await tryPublicAudience(context, result.refusal);
    return other ?? { context, result };
}
/** Undefined when the refusal is not about the audience, when there is no other to try, or when that is refused as well. */
async function tryPublicAudience(context, refusal) {
    const { request, exchangePorts, claims, clientId } = context;
    const worthTrying = request.audienceIsDefault && claims.aud !== core_cloud/* PUBLIC_CLOUD_AUDIENCE */.jZ;
    if (!worthTrying || !(0,diagnosis_refusal/* isAudienceMismatch */.Bh)(refusal))
        return undefined;
    const idToken = await exchangePorts.assertions.current(core_cloud/* PUBLIC_CLOUD_AUDIENCE */.jZ);
    const exchange = { clientId, audience: core_cloud/* PUBLIC_CLOUD_AUDIENCE */.jZ, scope: request.scopes[0] };
    const again = await (0,exchange_exchange/* exchangeIdToken */.a)(exchange, exchangePorts);
    if (!again.accepted)
        return undefined;
    // Another ID token, so another subject to parse.
    const presented = { claims: idToken.claims, parsed: (0,subject/* parseSubject */.Ci)(idToken.claims.sub) };
    return { context: { ...context, ...presented }, result: again };
}
/** Exchanges for the scopes after the first, side by side. */
async function exchangeFurther(context, first, waiting) {
    const { request, exchangePorts, claims, clientId } = context;
    const [firstScope, ...others] = request.scopes;
    const exchangeScope = async (scope) => {
        const exchange = { clientId, audience: claims.aud, scope };
        let result;
        if (waiting === undefined) {
            result = await (0,exchange_exchange/* exchangeIdToken */.a)(exchange, exchangePorts);
            if (!result.accepted)
                result = await (0,propagation/* repeatRefused */.uZ)(result.refusal, exchange, exchangePorts);
        }
        else {
            result = await (0,propagation/* exchangeUntil */.au)(waiting.deadline, exchange, exchangePorts, () => { });
        }
        if (!result.accepted)
            throw waiting === undefined ? await trustMissing(context, result.refusal) : waiting.timedOut(result.refusal);
        return { scope, ...result.accessToken };
    };
    const further = await Promise.all(others.map(exchangeScope));
    return [{ scope: firstScope, ...first }, ...further];
}
/** Returns a function that calls `make` the first time and gives the same promise ever after; undefined without a `make`. */
function onFirstCall(make) {
    let made;
    return () => {
        if (made === undefined && make !== undefined) {
            made = make();
            // Awaited later, perhaps after other work has failed: a rejection must not count as unhandled meanwhile.
            made.catch(() => { });
        }
        return made;
    };
}
/** The client ID that is given, or that of the managed identity, read with the manager's rights. */
async function resolveClientId({ clientId, target }, store) {
    if (clientId !== undefined)
        return clientId;
    const read = await (await store())?.readTarget();
    if (read !== undefined && read.clientId !== '')
        return read.clientId;
    const name = target.kind === 'managed-identity' ? target.resourceId : target.clientId;
    throw new core_error/* FederationError */.yP('application-not-found', `The client ID of "${name}" could not be read.`, {
        hint: 'Give `client-id`.',
    });
}
/**
 * Signs this job in. When Entra accepts the first exchange, that is all: two HTTP requests. Otherwise the missing
 * credential is written with the manager's rights, or the refusal explained.
 * @throws FederationError with one of the contract's codes
 */
async function signIn(request, ports) {
    const { assertions } = ports;
    const { claims: asked } = await assertions.current(request.audience);
    (0,expectation/* assertExpected */.FV)(request.expectation, asked);
    const store = onFirstCall(ports.openStore);
    const clientId = await resolveClientId(request, store);
    const exchangePorts = { assertions, exchangeToken: ports.exchangeToken, clock: ports.clock };
    const parsed = (0,subject/* parseSubject */.Ci)(asked.sub);
    const { context, result } = await firstExchange({ request, ports, exchangePorts, claims: asked, parsed, clientId });
    if (result.accepted)
        return acceptedAtOnce(context, result.accessToken);
    const opening = store();
    if (opening === undefined)
        return signInAgain(context, result.refusal);
    const { accessToken, established, propagationMs, lints, waiting } = await ports.log.group(`Entra does not trust "${context.claims.sub}" yet (AADSTS${result.refusal.codes.join(', ')}): setting up the trust`, async () => {
        const { establishTrust } = await Promise.all(/* import() */[__nccwpck_require__.e(384), __nccwpck_require__.e(275), __nccwpck_require__.e(12), __nccwpck_require__.e(977)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1977));
        return establishTrust(context, opening, result.refusal);
    });
    return {
        clientId,
        claims: context.claims,
        parsed: context.parsed,
        tokens: await exchangeFurther(context, accessToken, waiting),
        change: established?.change ?? 'kept',
        ...(established !== undefined && { credential: established.credential }),
        ...(established?.before !== undefined && { before: established.before }),
        ...(propagationMs !== undefined && { propagationMs }),
        ...(lints !== undefined && { lints }),
    };
}
/** Without a manager a refusal can only be spurious; that of the first exchange may have hidden a mismatch of the audience. */
async function signInAgain(context, refusal) {
    const { request, exchangePorts, claims, clientId } = context;
    const exchange = { clientId, audience: claims.aud, scope: request.scopes[0] };
    const again = await (0,propagation/* repeatRefused */.uZ)(refusal, exchange, exchangePorts);
    if (again.accepted)
        return acceptedAtOnce(context, again.accessToken);
    if (!(0,diagnosis_refusal/* isAudienceMismatch */.Bh)(refusal)) {
        const other = await tryPublicAudience(context, again.refusal);
        if (other !== undefined)
            return acceptedAtOnce(other.context, other.result.accessToken);
    }
    throw await trustMissing(context, again.refusal);
}
async function acceptedAtOnce(context, accessToken) {
    const tokens = await exchangeFurther(context, accessToken);
    const { clientId, claims, parsed } = context;
    return { clientId, claims, parsed, tokens, change: 'kept' };
}

// EXTERNAL MODULE: ./build/inputs/cloud.js
var inputs_cloud = __nccwpck_require__(1481);
// EXTERNAL MODULE: ./build/inputs/expectation.js
var inputs_expectation = __nccwpck_require__(7174);
// EXTERNAL MODULE: ./build/inputs/manager.js
var inputs_manager = __nccwpck_require__(1395);
// EXTERNAL MODULE: ./build/inputs/reader.js
var inputs_reader = __nccwpck_require__(401);
// EXTERNAL MODULE: ./build/inputs/target.js
var inputs_target = __nccwpck_require__(2623);
;// CONCATENATED MODULE: ./build/inputs/sign-in.js
/** The inputs of the root action: one typed record, every mistake reported together. */






const DEFAULT_TIMEOUT_S = 300;
/** Reads what later steps get. A later step finds the endpoint, and the CLI's configuration, only through variables. */
function readLater(reader) {
    const exportEnvironmentVariables = reader.boolean('export-environment-variables', true);
    const [identityEndpoint, azureCliLogin] = [
        reader.boolean('identity-endpoint', false),
        reader.boolean('azure-cli-login', false),
    ];
    const needing = [identityEndpoint && '`identity-endpoint`', azureCliLogin && '`azure-cli-login`'].filter(Boolean);
    if (needing.length > 0 && !exportEnvironmentVariables) {
        reader.problems.push(`${needing.join(' and ')} cannot work with \`export-environment-variables: false\`: later steps find it through variables.`);
    }
    return {
        exportEnvironmentVariables,
        identityEndpoint: identityEndpoint || azureCliLogin,
        tokenFile: reader.boolean('token-file', false),
        azureCliLogin,
    };
}
function readScopes(reader, cloud) {
    const [first, ...others] = [...new Set(reader.list('scopes'))];
    for (const scope of [first, ...others]) {
        if (scope !== undefined && !/^[^/].*[^/]\/?\/\.default$/.test(scope)) {
            reader.problems.push(`\`scopes\` holds "${scope}": a scope is one resource followed by /.default, such as https://graph.microsoft.com/.default.`);
        }
    }
    return first === undefined ? [(0,core_cloud/* resourceManagerScope */.M7)(cloud)] : [first, ...others];
}
/**
 * Reads all inputs of the root action.
 * @throws FederationError `invalid-input` naming every wrong input
 */
function readSignInInputs(getInput, mask, facts) {
    const reader = (0,inputs_reader/* createInputReader */.i)(getInput, facts);
    const expectation = (0,inputs_expectation/* readExpectation */.f)(reader);
    const tenantId = (0,inputs_target/* readTenant */.RM)(reader, expectation.environment);
    const { clientId, target } = (0,inputs_target/* readTarget */._E)(reader, expectation.environment);
    const manager = (0,inputs_manager/* readManager */.M)(reader, mask);
    const { cloud, endpoints } = (0,inputs_cloud/* readCloud */.e)(reader);
    if (clientId !== undefined && clientId === tenantId.toLowerCase())
        reader.problems.push('`client-id` and `tenant-id` are the same value.');
    if (target.kind === 'managed-identity' && clientId === undefined && manager === undefined) {
        reader.problems.push('`client-id` is empty, and without a manager it cannot be read from the managed identity.');
    }
    const inputs = {
        tenantId,
        clientId,
        target,
        subscriptionId: reader.guid('subscription-id'),
        expectation,
        manager,
        scopes: readScopes(reader, cloud),
        audience: (0,inputs_target/* readAudience */.hZ)(reader, cloud),
        audienceIsDefault: reader.text('audience') === undefined,
        ...readLater(reader),
        propagationTimeoutMs: reader.seconds('propagation-timeout', DEFAULT_TIMEOUT_S) * 1000,
        githubToken: reader.token('github-token'),
        cloud,
        endpoints,
    };
    (0,inputs_reader/* throwProblems */.J)(reader.problems);
    return inputs;
}

// EXTERNAL MODULE: ./build/report/manager.js
var manager = __nccwpck_require__(8216);
// EXTERNAL MODULE: ./build/core/subject/claims.js
var subject_claims = __nccwpck_require__(7148);
// EXTERNAL MODULE: ./build/core/subject/ref.js
var ref = __nccwpck_require__(5472);
// EXTERNAL MODULE: ./build/report/log-line.js
var log_line = __nccwpck_require__(3480);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __nccwpck_require__(4902);
// EXTERNAL MODULE: ./build/report/second-look.js
var second_look = __nccwpck_require__(7979);
;// CONCATENATED MODULE: ./build/report/sign-in.js





/** Outputs of the root action besides `error-code`, in the order of `action.yml`. */
const SIGN_IN_OUTPUTS = [
    'access-token',
    'access-tokens',
    'expires-on',
    'client-id',
    'issuer',
    'subject',
    'audience',
    'credential-name',
    'credential-id',
    'credential-change',
    'token-file',
];
/** Writes an instant (milliseconds since 1970) in ISO 8601, UTC, whole seconds. */
function toIso(ms) {
    return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
/** Names the job's side for people: `octo-org/shop, environment production`. */
function describeWho({ claims, parsed }) {
    const [kind, name] = (0,ref/* describeContext */.R5)(parsed.context);
    const repository = (0,subject_claims/* claim */.B)(claims, 'repository') ?? claims.iss;
    return [`${repository},`, kind.replace('-', ' '), name].filter((part) => part !== '').join(' ');
}
/** Returns what the job presents, as outputs: known with its ID token, also where the step fails afterwards. */
function identityOutputs({ iss, sub, aud }) {
    return { issuer: iss, subject: sub, audience: aud };
}
/** Returns the outputs of a sign-in itself. The tokens were masked when they arrived. */
function signInOutputs(result) {
    const { claims, clientId, tokens, credential, change } = result;
    const [first] = tokens;
    const byScope = Object.fromEntries(tokens.map(({ scope, token, expiresOn }) => [scope, { token, expiresOn: toIso(expiresOn) }]));
    return {
        'access-token': first.token,
        'access-tokens': JSON.stringify(byScope),
        'expires-on': toIso(first.expiresOn),
        'client-id': clientId,
        ...identityOutputs(claims),
        'credential-name': credential?.name ?? '',
        'credential-id': credential?.id ?? '',
        'credential-change': change,
    };
}
/** Returns the line that says who signed in as whom, and until when the first token lasts. */
function signInLines({ claims, parsed, clientId, tokens }) {
    const scopes = tokens.length === 1 ? '' : ` for ${tokens.length} scopes`;
    const until = toIso(tokens[0].expiresOn);
    return [
        (0,log_line/* infoLine */.P)(`Signed in to Entra as ${clientId} for ${describeWho({ claims, parsed })}${scopes}; the token expires at ${until}`),
    ];
}
function whatChanged(result) {
    const name = result.credential?.name ?? '';
    if (result.change === 'created')
        return `The federated credential ${(0,markdown/* code */.aY)(name)} was created.`;
    const from = result.before?.audiences[0];
    const audience = from !== undefined && from !== result.claims.aud ? ` Its audience was ${(0,markdown/* code */.aY)(from)}.` : '';
    const subject = result.before?.subject;
    const matched = subject !== undefined && subject !== result.claims.sub ? ` Its subject was ${(0,markdown/* code */.aY)(subject)}.` : '';
    return `The federated credential ${(0,markdown/* code */.aY)(name)} was updated.${audience}${matched}`;
}
function diagram(who, { iss }, credential, clientId) {
    return (0,markdown/* fenced */.OF)('mermaid', [
        'flowchart LR',
        `  job[${(0,markdown/* label */.Pf)(who)}] -->|${(0,markdown/* label */.Pf)(`ID token of ${iss}`)}| credential[${(0,markdown/* label */.Pf)(`federated credential ${credential.name}`)}]`,
        `  credential --> client[${(0,markdown/* label */.Pf)(`Entra client ${clientId}`)}]`,
    ]);
}
/** Builds the summary of a sign-in that changed something; undefined when nothing changed. */
function buildSuccessSummary(result, tenantId) {
    const { claims, clientId, change, credential, propagationMs, tokens } = result;
    if (change === 'kept' || credential === undefined)
        return undefined;
    const who = describeWho(result);
    return [
        `### Entra now trusts ${(0,markdown/* code */.aY)(who)}`,
        '',
        (0,markdown/* table */.tp)([
            ['Who', (0,markdown/* code */.aY)(who)],
            ['May become', `Entra client ${(0,markdown/* code */.aY)(clientId)} of tenant ${(0,markdown/* code */.aY)(tenantId)}`],
            ['What changed', whatChanged(result)],
            ['Subject', (0,markdown/* code */.aY)(claims.sub)],
            ['Issuer', (0,markdown/* code */.aY)(claims.iss)],
            ['Audience', (0,markdown/* code */.aY)(claims.aud)],
            ['Accepted after', propagationMs === undefined ? 'at once' : `${(propagationMs / 1000).toFixed(1)} s`],
            ['Token expires', toIso(tokens[0].expiresOn)],
        ]),
        ...(0,second_look/* secondLook */.Q)((result.lints ?? []).map(second_look/* describeLint */.x)),
        '',
        diagram(who, claims, credential, clientId),
        '',
    ].join('\n');
}

// EXTERNAL MODULE: ./build/runner/environment.js
var runner_environment = __nccwpck_require__(9294);
;// CONCATENATED MODULE: ./build/runner/exports.js

/** Lists what is exported. `AZURE_AUTHORITY_HOST` and `ARM_ENVIRONMENT` only where they are not the public cloud's. */
function toEnvironmentVariables({ tenantId, clientId, subscriptionId, cloud, authority, }) {
    const variables = new Map([
        ['AZURE_CLIENT_ID', clientId],
        ['AZURE_TENANT_ID', tenantId],
        ['ARM_CLIENT_ID', clientId],
        ['ARM_TENANT_ID', tenantId],
        ['ARM_USE_OIDC', 'true'],
    ]);
    if (subscriptionId !== undefined) {
        variables.set('AZURE_SUBSCRIPTION_ID', subscriptionId);
        variables.set('ARM_SUBSCRIPTION_ID', subscriptionId);
    }
    if (authority !== core_cloud/* CLOUDS */.JJ.public.authority)
        variables.set('AZURE_AUTHORITY_HOST', authority);
    if (cloud.name !== 'public')
        variables.set('ARM_ENVIRONMENT', cloud.terraformName);
    return variables;
}
/** Exports them for later steps; warns where another value is overwritten. `existing` is the job's environment so far. */
function exportIdentity({ exportVariable, warning }, identity, existing) {
    for (const [name, value] of toEnvironmentVariables(identity)) {
        const before = existing[name];
        if (before !== undefined && before !== '' && before.toLowerCase() !== value.toLowerCase()) {
            warning(`${name} was "${before}" and is now "${value}" for the following steps; set export-environment-variables: false to keep it.`);
        }
        exportVariable(name, value);
    }
}

// EXTERNAL MODULE: ./build/runner/step.js
var step = __nccwpck_require__(8617);
;// CONCATENATED MODULE: ./build/entries/sign-in.js
/** Runs the root action: composes the sign-in from inputs and environment, reports it, and catches once. */










/** Sets what the job presents as outputs with its first token for the audience: a step that fails later keeps them. */
function announcing(toolkit, { audience }, request) {
    return async (asked) => {
        const idToken = await request(asked);
        if (asked === audience)
            (0,step/* setOutputs */.n0)(toolkit, identityOutputs(idToken.claims));
        return idToken;
    };
}
function toSignInPorts(toolkit, inputs, job) {
    const { manager, tenantId } = inputs;
    // One cache for the job's own exchanges and the manager's sign-in.
    const assertions = (0,exchange_assertions/* createAssertions */.o)(announcing(toolkit, inputs, job.requestIdToken), job.clock);
    return {
        assertions,
        exchangeToken: job.exchangeToken(tenantId, inputs.endpoints.authority),
        openStore: manager &&
            (async () => {
                const { openManager } = await Promise.all(/* import() */[__nccwpck_require__.e(899), __nccwpck_require__.e(384), __nccwpck_require__.e(275), __nccwpck_require__.e(324)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2324));
                return openManager({ ...inputs, manager }, { ...job, assertions }).open(inputs.target);
            }),
        ...createGitHubPorts(job, inputs.githubToken),
        sha256Hex: job.sha256Hex,
        clock: job.clock,
        log: job.log,
    };
}
async function reportSignIn(toolkit, environment, { inputs, result, later }) {
    (0,step/* setOutputs */.n0)(toolkit, { ...signInOutputs(result), 'token-file': later?.tokenFile ?? '' });
    (0,step/* printLines */.tj)(toolkit, signInLines(result));
    if (inputs.exportEnvironmentVariables) {
        const { tenantId, subscriptionId, cloud, endpoints } = inputs;
        const { clientId } = result;
        exportIdentity(toolkit, { tenantId, clientId, subscriptionId, cloud, authority: endpoints.authority }, environment);
        later?.exportVariables();
    }
    await (0,step/* writeSummary */.Sy)(toolkit, buildSuccessSummary(result, inputs.tenantId));
}
/** Runs the root action to its end; never rejects. */
async function signInEntry(toolkit, environment) {
    try {
        (0,runner_environment/* requireOutputFile */.Vn)(environment);
        (0,step/* resetOutputs */.mR)(toolkit, SIGN_IN_OUTPUTS);
        const inputs = readSignInInputs(toolkit.getInput, toolkit.setSecret, (0,runner_environment/* readInputFacts */.WX)(environment));
        (0,step/* printLines */.tj)(toolkit, (0,manager/* managerLines */.v)(inputs.manager));
        const job = (0,composition_job/* openJob */.I)(toolkit, environment);
        const needed = inputs.identityEndpoint || inputs.tokenFile;
        const prepare = needed
            ? (await __nccwpck_require__.e(/* import() */ 647).then(__nccwpck_require__.bind(__nccwpck_require__, 2647))).planLaterSteps(inputs, { toolkit, environment })
            : undefined;
        const result = await signIn(inputs, toSignInPorts(toolkit, inputs, job));
        const later = await prepare?.(result, job.requestIdToken);
        await reportSignIn(toolkit, environment, { inputs, result, later });
    }
    catch (thrown) {
        const { describeFailure } = await Promise.all(/* import() */[__nccwpck_require__.e(191), __nccwpck_require__.e(521)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2191));
        await (0,step/* failStep */.vy)(toolkit, describeFailure(thrown, (0,runner_environment/* troubleshootingUrl */.KB)(environment)));
    }
}

;// CONCATENATED MODULE: ./build/entries/index.js
/** The doors of the one bundle: a function per entry, each loading what it needs. */



/** Ends the process when what it wrote is out: something that a library left running, such as a hanging `az`, must not keep the step. */
function end() {
    process.stdout.write('', () => process.exit());
}
/** The root action. */
async function main() {
    await signInEntry(runnerToolkit, jobEnvironment);
    end();
}
/** End of the job of the root action. */
async function post() {
    const { postEntry } = await __nccwpck_require__.e(/* import() */ 609).then(__nccwpck_require__.bind(__nccwpck_require__, 2609));
    await postEntry(runnerToolkit, jobEnvironment);
}
/** The process that serves tokens to later steps of the root action's job. */
async function identityEndpoint() {
    const { identityEndpointEntry } = await __nccwpck_require__.e(/* import() */ 20).then(__nccwpck_require__.bind(__nccwpck_require__, 7020));
    await identityEndpointEntry(runnerToolkit, jobEnvironment);
}
/** The plan action. */
async function plan() {
    const { planEntry } = await Promise.all(/* import() */[__nccwpck_require__.e(899), __nccwpck_require__.e(384), __nccwpck_require__.e(275), __nccwpck_require__.e(324), __nccwpck_require__.e(12), __nccwpck_require__.e(191), __nccwpck_require__.e(522), __nccwpck_require__.e(373)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9373));
    await planEntry(runnerToolkit, jobEnvironment);
    end();
}
/** The apply action. */
async function apply() {
    const { applyEntry } = await Promise.all(/* import() */[__nccwpck_require__.e(899), __nccwpck_require__.e(384), __nccwpck_require__.e(275), __nccwpck_require__.e(324), __nccwpck_require__.e(12), __nccwpck_require__.e(191), __nccwpck_require__.e(522), __nccwpck_require__.e(279)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9279));
    await applyEntry(runnerToolkit, jobEnvironment);
    end();
}

module.exports = __webpack_exports__;
/******/ })()
;