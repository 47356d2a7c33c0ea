"use strict";
exports.id = 647;
exports.ids = [647];
exports.modules = {

/***/ 2647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planLaterSteps: () => (/* binding */ planLaterSteps)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/federation/identity-endpoint/request.js
var request = __webpack_require__(1894);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/core/error.js
var error = __webpack_require__(6232);
;// CONCATENATED MODULE: ./build/runner/azure-cli.js
/** Runs the Azure CLI of the runner: finds it, asks for its version, signs it in, in a configuration folder of its own. */




const WINDOWS = process.platform === 'win32';
/** File names of `az` on Windows: https://learn.microsoft.com/cli/azure/install-azure-cli-windows */
const WINDOWS_NAMES = ['az.cmd', 'az.exe', 'az.bat'];
const NAMES = WINDOWS ? WINDOWS_NAMES : ['az'];
// A cold start takes half a minute on a slow Windows runner; a sign-in makes a few requests more.
const LIMIT_MS = 120_000;
function isProgram(file) {
    try {
        (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.X_OK);
        return (0,external_node_fs_.statSync)(file).isFile();
    }
    catch {
        return false;
    }
}
/** Every path at which `az` may be, in the order of PATH; `rules` and `names` are those of the system. */
function azureCliPaths(environment, rules = external_node_path_, names = NAMES) {
    const folders = (environment.PATH ?? environment.Path ?? '').split(rules.delimiter);
    // Windows allows quotes around a folder.
    const bare = folders.map((folder) => (rules.sep === '\\' ? folder.replaceAll('"', '') : folder));
    return bare.filter((folder) => folder !== '').flatMap((folder) => names.map((name) => rules.join(folder, name)));
}
/**
 * Returns the path of `az`.
 * @throws FederationError `invalid-input` where there is none; nothing has been sent by then
 */
function requireAzureCli(environment) {
    const program = azureCliPaths(environment).find(isProgram);
    if (program !== undefined)
        return program;
    throw new error/* FederationError */.yP('invalid-input', '`azure-cli-login` is true, but there is no `az` in the PATH of this runner.', { hint: 'Install the Azure CLI in a step before this one, or leave `azure-cli-login` out; nothing was sent.' });
}
/** The last line of what went wrong, without the CLI's own prefix. */
function lastWords(stderr) {
    const lines = stderr.split(/\r?\n/).filter((line) => line.trim() !== '');
    const error = lines.find((line) => line.startsWith('ERROR:')) ?? lines.at(-1) ?? 'it said nothing';
    return error.replace(/^ERROR:\s*/, '');
}
function failed(args, why) {
    const command = args.slice(0, 2).join(' ');
    return new error/* FederationError */.yP('service-unavailable', `\`az ${command}\` did not succeed.`, {
        hint: 'Without `azure-cli-login` this step signs in all the same, and `az` is left alone.',
        answer: { service: 'The Azure CLI', message: why },
    });
}
/** Ends the CLI and what it started: `az` is a script around Python. */
function kill({ pid }) {
    try {
        if (pid !== undefined)
            process.kill(WINDOWS ? pid : -pid, 'SIGKILL');
    }
    catch {
        // It ended by itself meanwhile.
    }
}
/**
 * Builds a runner for one `az`. It gets the job's environment without what is only for actions, plus `variables`.
 * @throws FederationError `service-unavailable` with the CLI's own sentence, also when it takes longer than two minutes
 */
function createAzureCli(program, { folder, environment, variables, limitMs = LIMIT_MS }) {
    const inherited = Object.entries(environment).filter(([name]) => !/^(?:ACTIONS|INPUT|STATE)_/i.test(name));
    const env = { ...Object.fromEntries(inherited), ...variables };
    return (args) => new Promise((resolve, reject) => {
        // A `.cmd` needs a shell; no argument of ours holds anything that one could read.
        const child = (0,external_node_child_process_.spawn)(WINDOWS ? `"${program}"` : program, args, {
            cwd: folder,
            // A group of its own, so that it can be ended with what it starts.
            detached: !WINDOWS,
            env,
            shell: WINDOWS,
            stdio: ['ignore', 'pipe', 'pipe'],
            windowsHide: true,
        });
        let [stdout, stderr] = ['', ''];
        const timer = setTimeout(() => {
            kill(child);
            reject(failed(args, `no end after ${limitMs / 1000} s`));
        }, limitMs);
        child.stdout.setEncoding('utf8').on('data', (text) => {
            stdout += text;
        });
        child.stderr.setEncoding('utf8').on('data', (text) => {
            stderr += text;
        });
        child.once('error', ({ message }) => {
            clearTimeout(timer);
            reject(failed(args, message));
        });
        child.once('close', (code) => {
            clearTimeout(timer);
            if (code === 0)
                resolve(stdout);
            else
                reject(failed(args, lastWords(stderr)));
        });
    });
}

// EXTERNAL MODULE: ./build/runner/identity-process.js
var identity_process = __webpack_require__(4857);
// EXTERNAL MODULE: ./build/runner/identity-variables.js
var identity_variables = __webpack_require__(4593);
// EXTERNAL MODULE: ./build/runner/left-for-later.js
var left_for_later = __webpack_require__(4143);
// EXTERNAL MODULE: ./build/runner/machine.js
var machine = __webpack_require__(9290);
;// CONCATENATED MODULE: ./build/core/azure-cli.js
/** Since 2.73.0 `az login --identity` takes tokens through MSAL, which speaks the protocol of App Service. */
const SINCE = [2, 73];
/**
 * Reads the version from `az version --output json`; undefined when it is not there.
 * https://learn.microsoft.com/cli/azure/reference-index#az-version
 */
function parseAzureCliVersion(text) {
    let parsed;
    try {
        parsed = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    const version = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'azure-cli') : undefined;
    return typeof version === 'string' && /^\d+\.\d+\.\d+/.test(version) ? version : undefined;
}
/**
 * Reads the IDs of the subscriptions, in lower case, from `az account list --output json`; undefined when they are not there.
 * https://learn.microsoft.com/cli/azure/account#az-account-list
 */
function parseSubscriptionIds(text) {
    let parsed;
    try {
        parsed = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (!Array.isArray(parsed))
        return undefined;
    const ids = parsed.map((each) => typeof each === 'object' && each !== null ? Reflect.get(each, 'id') : undefined);
    return ids.every((id) => typeof id === 'string') ? ids.map((id) => id.toLowerCase()) : undefined;
}
/** True when this version of the CLI can use the identity endpoint. */
function usesIdentityEndpoint(version) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major > SINCE[0] || (major === SINCE[0] && minor >= SINCE[1]);
}
/** Names of the clouds as the CLI has them: https://learn.microsoft.com/cli/azure/manage-clouds-azure-cli */
const CLOUDS = {
    public: 'AzureCloud',
    'us-government': 'AzureUSGovernment',
    'us-government-dod': 'AzureUSGovernment',
    china: 'AzureChinaCloud',
};
/** The command that chooses the cloud; undefined for the one that the CLI begins with. */
function chooseCloudArguments(cloud) {
    return cloud === 'public' ? undefined : ['cloud', 'set', '--name', CLOUDS[cloud]];
}
/** The sign-in through the identity endpoint; without any role it succeeds as well. */
const IDENTITY_LOGIN = ['login', '--identity', '--allow-no-subscriptions', '--output', 'none'];
/** The sign-in of an older CLI. It reads the ID token from the file, so that no token is in a command line. */
function federatedLoginArguments(clientId, tenantId, assertionFile) {
    return [
        ...['login', '--service-principal', '--username', clientId, '--tenant', tenantId],
        ...['--federated-token', `@${assertionFile}`, '--allow-no-subscriptions', '--output', 'none'],
    ];
}

// EXTERNAL MODULE: ./build/runner/token-file.js
var token_file = __webpack_require__(5309);
;// CONCATENATED MODULE: ./build/composition/azure-cli-login.js
/** Signs the runner's Azure CLI in for later steps, in a configuration folder of its own. */






/**
 * The CLI finds the endpoint, and nothing that would lead it elsewhere; it never asks a proxy for 127.0.0.1. Its telemetry
 * would outlive these calls in a process of its own: https://learn.microsoft.com/cli/azure/azure-cli-configuration
 */
function variablesFor(configuration, { endpoint, step }) {
    const exempt = [step.environment.no_proxy || step.environment.NO_PROXY, '127.0.0.1'].filter(Boolean).join(',');
    return {
        AZURE_CONFIG_DIR: configuration,
        AZURE_CORE_COLLECT_TELEMETRY: 'false',
        IDENTITY_ENDPOINT: endpoint.url,
        IDENTITY_HEADER: endpoint.header,
        IDENTITY_SERVER_THUMBPRINT: undefined,
        IMDS_ENDPOINT: undefined,
        MSI_ENDPOINT: undefined,
        MSI_SECRET: undefined,
        no_proxy: exempt,
        NO_PROXY: exempt,
    };
}
async function readVersion(az) {
    const version = parseAzureCliVersion(await az(['version', '--output', 'json']));
    if (version !== undefined)
        return version;
    throw new error/* FederationError */.yP('service-unavailable', '`az version` did not tell its version.', {
        hint: 'Reinstall the Azure CLI on this runner, or leave `azure-cli-login` out.',
    });
}
/** True when the signed-in CLI knows the subscription, or cannot tell. */
async function knowsSubscription(az, subscriptionId) {
    try {
        const ids = parseSubscriptionIds(await az(['account', 'list', '--all', '--output', 'json']));
        return ids?.includes(subscriptionId.toLowerCase()) ?? true;
    }
    catch {
        return true;
    }
}
/**
 * The CLI knows the subscriptions in which the identity had a role when it was signed in.
 * @throws FederationError `invalid-input` for a subscription in which the identity has no role
 */
async function chooseSubscription(az, subscriptionId, clientId) {
    try {
        await az(['account', 'set', '--subscription', subscriptionId]);
    }
    catch (cause) {
        if (await knowsSubscription(az, subscriptionId))
            throw cause;
        const answer = cause instanceof error/* FederationError */.yP ? cause.answer : undefined;
        throw new error/* FederationError */.yP('invalid-input', `The identity ${clientId} has no role in the subscription ${subscriptionId}, so the Azure CLI cannot choose it.`, {
            hint: `Leave \`subscription-id\` out, or give the identity a role, which can take minutes to be seen: az role assignment create --role Reader --scope /subscriptions/${subscriptionId} --assignee ${clientId}`,
            ...(answer !== undefined && { answer }),
            cause,
        });
    }
}
async function loginOlderCli(az, version, login) {
    const { inputs, result, requestIdToken, folder, step } = login;
    const file = 'assertion.jwt';
    try {
        await (0,token_file/* writeSecretFile */.A)((0,external_node_path_.join)(folder, file), (await requestIdToken(result.claims.aud)).jwt);
        await az(federatedLoginArguments(result.clientId, inputs.tenantId, file));
    }
    finally {
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, file), { force: true });
    }
    step.toolkit.warning(`The Azure CLI ${version} cannot use the identity endpoint (2.73.0 and later can), so it keeps this job's ID token, which lives five minutes: after that, \`az\` fails with AADSTS700024 for every service that it has no token for yet, and after about an hour for all of them. Update the CLI on this runner.`);
}
/**
 * Signs the CLI in and chooses the subscription, if one is given; returns the configuration folder.
 * @throws FederationError `service-unavailable` with the CLI's own sentence; `invalid-input` for a subscription without a role
 */
async function loginAzureCli(program, login) {
    const { step, inputs, result, folder } = login;
    const configuration = (0,external_node_path_.join)(folder, 'azure');
    (0,external_node_fs_.mkdirSync)(configuration, { mode: 0o700 });
    const az = createAzureCli(program, {
        folder,
        environment: step.environment,
        variables: variablesFor(configuration, login),
    });
    const version = await readVersion(az);
    const cloud = chooseCloudArguments(inputs.cloud.name);
    if (cloud !== undefined)
        await az(cloud);
    if (usesIdentityEndpoint(version))
        await az(IDENTITY_LOGIN);
    else
        await loginOlderCli(az, version, login);
    if (inputs.subscriptionId !== undefined)
        await chooseSubscription(az, inputs.subscriptionId, result.clientId);
    step.toolkit.info(`Signed the Azure CLI ${version} in as ${result.clientId}; its configuration is in "${configuration}"`);
    return configuration;
}

;// CONCATENATED MODULE: ./build/composition/later-steps.js
/** What a sign-in prepares for later steps: the identity endpoint, the token file, the Azure CLI signed in. */








// GitHub's ID token lives five minutes: at least four of them are left whenever the file is read.
const TOKEN_FILE_EVERY_MS = 60_000;
function newMaskedSecret({ setSecret }) {
    const secret = (0,machine/* newSecret */.jr)();
    setSecret(secret);
    return secret;
}
/** Starts the process, and saves for `post` what it needs to end it. */
async function startEndpoint({ toolkit, environment }, inputs, { clientId, claims }, folder) {
    const [header, endKey] = [newMaskedSecret(toolkit), newMaskedSecret(toolkit)];
    const tokenFile = inputs.tokenFile ? (0,external_node_path_.join)(folder, 'token.jwt') : undefined;
    const running = await (0,identity_process/* startIdentityProcess */.wE)((0,identity_process/* identityScript */.Ah)(), {
        header,
        endKey,
        clientId,
        resourceId: inputs.target.kind === 'managed-identity' ? inputs.target.resourceId : undefined,
        tenantId: inputs.tenantId,
        authority: inputs.endpoints.authority,
        audience: claims.aud,
        logFile: (0,external_node_path_.join)(folder, left_for_later/* LOG_FILE */.UP),
        tokenFile,
        tokenFileEveryMs: TOKEN_FILE_EVERY_MS,
    }, environment);
    (0,left_for_later/* saveLeft */.hg)(toolkit, { folder, listening: { port: running.port, path: request/* ENDPOINT_PATH */.C, endKey } });
    return { endpoint: { url: `http://127.0.0.1:${running.port}${request/* ENDPOINT_PATH */.C}`, header }, tokenFile, running };
}
/** Exports a path; warns where a variable of another value is overwritten. */
function exportPath({ toolkit, environment }, name, value) {
    const before = environment[name];
    if (before)
        toolkit.warning(`${name} was "${before}" and is now "${value}" for the following steps.`);
    toolkit.exportVariable(name, value);
}
/**
 * Checks what the runner must have, before anything is sent; what it returns prepares after the sign-in. Whatever fails
 * then, nothing that was started stays.
 * @throws FederationError `invalid-input` where there is no Azure CLI to sign in
 */
function planLaterSteps(inputs, step) {
    const { toolkit, environment } = step;
    const program = inputs.azureCliLogin ? requireAzureCli(environment) : undefined;
    return async (result, requestIdToken) => {
        const folder = (0,left_for_later/* makeLaterFolder */.D0)(environment);
        (0,left_for_later/* saveLeft */.hg)(toolkit, { folder });
        let started;
        try {
            started = await startEndpoint(step, inputs, result, folder);
            const { endpoint, tokenFile } = started;
            const configuration = program && (await loginAzureCli(program, { step, inputs, result, requestIdToken, folder, endpoint }));
            return {
                tokenFile,
                exportVariables: () => {
                    if (inputs.identityEndpoint) {
                        (0,identity_variables/* exportIdentityEndpoint */.i)(toolkit, endpoint, environment);
                        toolkit.info(`The identity endpoint serves ${result.clientId} to the following steps`);
                    }
                    if (tokenFile !== undefined)
                        exportPath(step, 'AZURE_FEDERATED_TOKEN_FILE', tokenFile);
                    if (configuration !== undefined)
                        exportPath(step, 'AZURE_CONFIG_DIR', configuration);
                },
            };
        }
        catch (error) {
            started?.running.kill();
            // What failed is the error; a folder that is still in use is left to `post`.
            await (0,left_for_later/* removeLaterFolder */.FM)(folder).catch(() => toolkit.debug(`${folder} is still in use and is left to post`));
            throw error;
        }
    };
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

/***/ 4857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ identityScript),
/* harmony export */   Ll: () => (/* binding */ endIdentityProcess),
/* harmony export */   wE: () => (/* binding */ startIdentityProcess)
/* harmony export */ });
/* unused harmony export toProcessEnvironment */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7067);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6232);
/** Starts the identity endpoint as a process of its own that outlives the step, and ends it when the job ends. */




// The two request variables, the runner's mark for its clean-up, proxies, and where Node finds certificate authorities.
const PASSED = new Set([
    'ACTIONS_ID_TOKEN_REQUEST_URL',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'RUNNER_TRACKING_ID',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'ALL_PROXY',
    'NO_PROXY',
    'NODE_EXTRA_CA_CERTS',
    'NODE_USE_SYSTEM_CA',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
]);
/** Picks the variables that the process gets; names keep their spelling. */
function toProcessEnvironment(environment) {
    return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => value !== undefined && PASSED.has(name.toUpperCase()) ? [[name, value]] : []));
}
// With a token file the first ID token is asked for before the process is ready, with every repetition that may need.
const READY_MS = 180_000;
function didNotStart(why) {
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('internal', `The identity endpoint did not start: ${why}.`, {
        hint: 'See whether the runner lets a step start processes and listen on 127.0.0.1.',
    });
}
/** Path of the process's entry in the bundle, beside the one of this step. */
function identityScript() {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(process.argv[1] ?? ''), 'identity-endpoint.js');
}
/**
 * Starts the process and waits until it answers. It is detached, holds none of the step's streams, and the channel is
 * closed: the step can end, and the process stays.
 * @param script path of the bundle's entry
 * @throws FederationError `internal`, or the process's own when it could not get the first ID token
 */
function startIdentityProcess(script, start, environment) {
    return new Promise((resolve, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [script], {
            cwd: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(process.execPath),
            detached: true,
            env: toProcessEnvironment(environment),
            stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
            windowsHide: true,
        });
        const kill = () => {
            child.kill('SIGKILL');
        };
        const fail = (error) => {
            clearTimeout(timer);
            kill();
            reject(error);
        };
        const timer = setTimeout(() => fail(didNotStart('it did not answer in time')), READY_MS);
        child.once('error', ({ message }) => fail(didNotStart(message)));
        child.once('exit', (code, signal) => fail(didNotStart(`it ended with ${signal ?? `exit code ${code}`}`)));
        child.once('message', (answer) => {
            const ready = answer;
            if (ready.kind === 'failed') {
                fail(new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP(ready.code, ready.message, { hint: ready.hint }));
                return;
            }
            clearTimeout(timer);
            child.removeAllListeners();
            child.disconnect();
            child.unref();
            resolve({ port: ready.port, kill });
        });
        child.send({ ...start, watchedPid: process.ppid });
    });
}
/**
 * Ends the process: sends the authenticated `DELETE`, and waits until the process has closed the connection.
 * @returns false when nothing listened: it had ended before
 */
function endIdentityProcess({ port, path, endKey }, timeoutMs) {
    return new Promise((resolve, reject) => {
        let status = 0;
        const asking = (0,node_http__WEBPACK_IMPORTED_MODULE_1__.request)({
            host: '127.0.0.1',
            port,
            path,
            method: 'DELETE',
            headers: { 'X-IDENTITY-HEADER': endKey },
            agent: false,
            timeout: timeoutMs,
        });
        asking.once('response', (response) => {
            status = response.statusCode ?? 0;
            response.resume();
        });
        asking.once('timeout', () => asking.destroy(new Error('no answer in time')));
        asking.once('error', (error) => {
            if (error.code === 'ECONNREFUSED')
                resolve(false);
            else if (status === 0)
                reject(error);
        });
        asking.once('close', () => {
            if (status === 204)
                resolve(true);
            else if (status !== 0)
                reject(new Error(`it answered HTTP ${status}`));
        });
        asking.end();
    });
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

/***/ 4143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D0: () => (/* binding */ makeLaterFolder),
/* harmony export */   FM: () => (/* binding */ removeLaterFolder),
/* harmony export */   PM: () => (/* binding */ clearLeft),
/* harmony export */   UP: () => (/* binding */ LOG_FILE),
/* harmony export */   hg: () => (/* binding */ saveLeft)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6232);
/* harmony import */ var _identity_process_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4857);
/** What outlives a sign-in, for later steps of its job: a folder of its own and the identity endpoint; made here, and removed by `post`. */





/** Name of the state in which a sign-in tells `post` what it left. */
const LEFT_STATE = 'left-for-later';
const PREFIX = 'federation-';
/** Name of the process's log in the folder. */
const LOG_FILE = 'identity-endpoint.log';
const END_MS = 5000;
/**
 * Makes the folder, for this user only.
 * @throws FederationError `internal` where RUNNER_TEMP is no absolute path
 */
function makeLaterFolder({ RUNNER_TEMP = '' }) {
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(RUNNER_TEMP))
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(RUNNER_TEMP, PREFIX));
    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('internal', 'There is no folder for files of this job (RUNNER_TEMP is no absolute path).', {
        hint: 'Run this as a step of GitHub Actions.',
    });
}
/**
 * Removes the folder with all its files. Processes that are about to end (the Azure CLI's telemetry, the endpoint) may
 * write a last time meanwhile, so that it tries for about five seconds.
 */
async function removeLaterFolder(folder) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
/** Saves for `post` what there is; the last call wins. */
function saveLeft({ saveState }, left) {
    saveState(LEFT_STATE, JSON.stringify(left));
}
/** Reads the state; undefined when it is not what was saved. */
function parseLeft(state) {
    const value = JSON.parse(state);
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { folder, listening } = value;
    if (typeof folder !== 'string')
        return undefined;
    if (typeof listening !== 'object' || listening === null)
        return { folder };
    const { port, path, endKey } = listening;
    const complete = typeof port === 'number' && typeof path === 'string' && typeof endKey === 'string';
    return complete ? { folder, listening: { port, path, endKey } } : { folder };
}
function reasonOf(error) {
    return error instanceof Error ? error.message : 'unknown failure';
}
async function endProcess({ debug, warning }, { listening }) {
    if (listening === undefined)
        return;
    try {
        const ended = await (0,_identity_process_js__WEBPACK_IMPORTED_MODULE_4__/* .endIdentityProcess */ .Ll)(listening, END_MS);
        debug(ended ? 'The identity endpoint ended' : 'The identity endpoint had ended before');
    }
    catch (error) {
        warning(`The identity endpoint did not end: ${reasonOf(error)}. The runner ends it with the job.`);
    }
}
/** Prints what went wrong in the process; a job in which nothing did has no such file. */
async function printFailures({ group, info }, folder) {
    let text;
    try {
        text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, LOG_FILE), 'utf8');
    }
    catch {
        return;
    }
    await group('The identity endpoint of this job could not answer every request', async () => {
        for (const line of text.trimEnd().split('\n'))
            info(line);
    });
}
async function clear(toolkit, left, temp) {
    await endProcess(toolkit, left);
    const ours = temp !== '' && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(left.folder) === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(temp) && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(left.folder).startsWith(PREFIX);
    if (!ours) {
        toolkit.warning(`"${left.folder}" is no folder of this run in RUNNER_TEMP and was left alone.`);
        return;
    }
    await printFailures(toolkit, left.folder);
    await removeLaterFolder(left.folder);
    toolkit.debug(`Removed ${left.folder}`);
}
/**
 * Ends the process, prints what it logged, and removes the folder; one outside of `RUNNER_TEMP` is left alone. Warns, and
 * never rejects.
 */
async function clearLeft(toolkit, { RUNNER_TEMP = '' }) {
    try {
        const left = parseLeft(toolkit.getState(LEFT_STATE));
        if (left !== undefined)
            await clear(toolkit, left, RUNNER_TEMP);
    }
    catch (error) {
        toolkit.warning(`What the sign-in left for later steps could not be removed: ${reasonOf(error)}`);
    }
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