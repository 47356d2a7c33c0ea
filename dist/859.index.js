"use strict";
exports.id = 859;
exports.ids = [859];
exports.modules = {

/***/ 7859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createArmStore: () => (/* binding */ createArmStore)
});

// UNUSED EXPORTS: createArmSender, deletionRequest, fromArm, parseIdentity, putRequest, toArm, writtenIn

// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/target.js
var target = __webpack_require__(8881);
// EXTERNAL MODULE: ./build/entra/shape.js
var shape = __webpack_require__(2938);
// EXTERNAL MODULE: ./build/entra/status-error.js
var status_error = __webpack_require__(9078);
;// CONCATENATED MODULE: ./build/entra/arm-answer.js
/** Knows Azure Resource Manager's answers about federated identity credentials of managed identities. */



const SERVICE = 'Azure Resource Manager';
/** Reads ARM's error body; anything else shows as its status alone. */
function parseArmFailure(status, text, correlationId) {
    const error = (0,shape/* asObject */.eB)((0,shape/* parseObject */.lj)(text)?.error);
    return {
        status,
        code: (0,shape/* asText */.e1)(error?.code) ?? '',
        message: (0,shape/* asText */.e1)(error?.message) ?? `HTTP ${status}`,
        ...(correlationId !== undefined && { correlationId }),
    };
}
function armAnswer({ status, code, message, correlationId }) {
    return {
        service: SERVICE,
        status,
        message,
        ...(code !== '' && { code }),
        ...(correlationId !== undefined && { correlationId }),
    };
}
/** Turns a failure that no repetition cures into an error. `action` is the RBAC action that was needed. */
function armError(failure, doing, action) {
    const answer = armAnswer(failure);
    if (failure.code === 'RequestDisallowedByPolicy') {
        const hint = 'Ask who assigns policies on the subscription: one restricts federated credentials, often by issuer.';
        return new core_error/* FederationError */.yP('policy-blocked', `Azure Policy does not allow to ${doing}.`, { hint, answer });
    }
    if (failure.code === 'ScopeLocked') {
        const hint = 'Remove the read-only lock on the managed identity or its group.';
        return new core_error/* FederationError */.yP('policy-blocked', `A lock does not allow to ${doing}.`, { hint, answer });
    }
    const service = {
        name: SERVICE,
        target: 'managed identity',
        grant: `Assign it the role "Managed Identity Contributor" on the managed identity (it needs ${action}).`,
        locate: 'Check `managed-identity-resource-id`: subscription, resource group and name of a user-assigned managed identity.',
    };
    return (0,status_error/* statusError */.$)(service, answer, doing);
}
/** Reads a refused write; undefined when the failure is final. */
function armWriteAnswer({ status, code, message }) {
    if (code === 'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity')
        return { kind: 'busy' };
    if (status === 409 && code !== 'ScopeLocked')
        return { kind: 'busy' };
    if (status === 400 && /already exists for this Managed Identity/i.test(message))
        return { kind: 'duplicate' };
    // A managed identity that was just created is not known everywhere yet, or not in the directory.
    if (status === 404 || /MS Graph resource not found/i.test(message))
        return { kind: 'target-missing' };
    return status >= 500 || status === 408 ? { kind: 'uncertain' } : undefined;
}

// EXTERNAL MODULE: ./build/entra/grants.js
var grants = __webpack_require__(5648);
// EXTERNAL MODULE: ./build/entra/pages.js
var pages = __webpack_require__(6955);
// EXTERNAL MODULE: ./build/entra/read-back.js
var read_back = __webpack_require__(5887);
;// CONCATENATED MODULE: ./build/entra/arm.js
/** Reads and writes a user-assigned managed identity's federated identity credentials at Azure Resource Manager. */








const { stable: STABLE, flexible: FLEXIBLE } = target/* ARM_VERSIONS */.d5;
const IDENTITY = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const ACTION = `${IDENTITY}/federatedIdentityCredentials`;
const arm_SERVICE = 'Azure Resource Manager';
const DOING_LIST = 'read the federated credentials of the managed identity';
/**
 * Turns a stored credential of ARM into ours; ARM stores no description.
 * @throws FederationError `service-unavailable` for what is none
 */
function fromArm(value) {
    const credential = (0,shape/* readCredential */.Yz)(value, (0,shape/* asObject */.eB)(value.properties) ?? {});
    if (credential === undefined)
        throw (0,shape/* misshapen */.rt)(arm_SERVICE, 200, 'federated identity credentials');
    return credential;
}
/** Turns a credential into ARM's body; the name travels in the URL. */
function toArm({ issuer, audiences, subject, claimsMatchingExpression }) {
    return { properties: { issuer, audiences, ...(subject === undefined ? { claimsMatchingExpression } : { subject }) } };
}
/** Create or replace: https://learn.microsoft.com/rest/api/managedidentity/federated-identity-credentials/create-or-update */
function putRequest(collection, credential) {
    const version = credential.subject === undefined ? FLEXIBLE : STABLE;
    const url = `${collection}/${credential.name}?api-version=${version}`;
    return { method: 'PUT', url, repeat: 'write', body: JSON.stringify(toArm(credential)) };
}
/** https://learn.microsoft.com/rest/api/managedidentity/federated-identity-credentials/delete */
function deletionRequest(collection, { name }) {
    return { method: 'DELETE', url: `${collection}/${name}?api-version=${STABLE}`, repeat: 'write' };
}
/** The credential that a write's answer shows, when it shows what was sent. */
function writtenIn({ text }, sent) {
    const body = (0,shape/* parseObject */.lj)(text);
    const read = body === undefined ? undefined : (0,shape/* readCredential */.Yz)(body, (0,shape/* asObject */.eB)(body.properties) ?? {});
    return read !== undefined && (0,read_back/* holds */.v)(read, sent) ? read : undefined;
}
/**
 * Reads a managed identity.
 * @throws FederationError `service-unavailable` without a client ID
 */
function parseIdentity({ status, text }, resourceId) {
    const body = (0,shape/* parseObject */.lj)(text);
    const properties = (0,shape/* asObject */.eB)(body?.properties);
    const [clientId, principalId] = [(0,shape/* asText */.e1)(properties?.clientId), (0,shape/* asText */.e1)(properties?.principalId)];
    if (clientId === undefined)
        throw (0,shape/* misshapen */.rt)(arm_SERVICE, status, 'a managed identity');
    const names = { uniqueName: null, displayName: (0,shape/* asText */.e1)(body?.name) ?? null };
    return { clientId, id: resourceId, ...names, ...(principalId !== undefined && { principalId }) };
}
const failureOf = (response) => parseArmFailure(response.status, response.text, response.header('x-ms-correlation-request-id'));
function requireName(name) {
    if (credential/* CREDENTIAL_NAME */.MQ.test(name))
        return;
    throw new core_error/* FederationError */.yP('credential-invalid', `"${name}" is not a name that a federated credential can have.`, {
        hint: 'Use 3 to 120 letters, digits, hyphens and underscores, a letter or digit first.',
    });
}
/** Builds the way to Azure Resource Manager. */
function createArmSender({ transport, token }) {
    const send = async ({ body, ...request }) => {
        const headers = {
            Authorization: `Bearer ${await token()}`,
            Accept: 'application/json',
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
        };
        return transport.send({ ...request, headers, service: arm_SERVICE, ...(body !== undefined && { body }) });
    };
    return {
        send,
        read: async (url, doing, action) => {
            const response = await send({ method: 'GET', url, repeat: 'safe' });
            if (response.status !== 200)
                throw armError(failureOf(response), doing, action);
            return response;
        },
    };
}
/**
 * Builds the credential store of a user-assigned managed identity. Requests keep the pace of the service.
 * https://learn.microsoft.com/rest/api/managedidentity/federated-identity-credentials
 */
function createArmStore(environment, resourceId) {
    const { endpoint, takesExpressions, clock, token, pace } = environment;
    const { send, read } = createArmSender(environment);
    const collection = `${endpoint}${resourceId}/federatedIdentityCredentials`;
    const readVersion = takesExpressions ? FLEXIBLE : STABLE;
    async function readByName(name) {
        const url = `${collection}/${name}?api-version=${readVersion}`;
        const response = await pace('get', resourceId, () => send({ method: 'GET', url, repeat: 'safe' }));
        if (response.status === 404)
            return undefined;
        if (response.status !== 200)
            throw armError(failureOf(response), DOING_LIST, `${ACTION}/read`);
        const body = (0,shape/* parseObject */.lj)(response.text);
        if (body === undefined)
            throw (0,shape/* misshapen */.rt)(arm_SERVICE, response.status, 'a federated identity credential');
        return fromArm(body);
    }
    /** Sends a write; gives the answer of one that was carried out, or how it ended otherwise. */
    async function sendWrite(request, name, action) {
        try {
            const response = await send(request);
            if (response.status >= 200 && response.status < 300)
                return { response };
            const outcome = armWriteAnswer(failureOf(response));
            if (outcome !== undefined)
                return { outcome };
            throw armError(failureOf(response), `${action} the federated credential "${name}"`, `${ACTION}/${action}`);
        }
        catch (error) {
            if (error instanceof core_error/* FederationError */.yP && error.code === 'service-unavailable')
                return { outcome: { kind: 'uncertain' } };
            throw error;
        }
    }
    /** Sends a write once what stands under its name was read as expected, since PUT and DELETE ask nothing. */
    async function write(request, name, expected, action) {
        requireName(name);
        return pace('write', resourceId, async () => {
            const present = await readByName(name);
            const asExpected = present === undefined ? expected === undefined : expected !== undefined && (0,read_back/* holds */.v)(present, expected);
            return asExpected ? sendWrite(request, name, action) : { outcome: { kind: 'name-taken' } };
        });
    }
    async function put(credential, expected) {
        const result = await write(putRequest(collection, credential), credential.name, expected, 'write');
        if ('outcome' in result)
            return result.outcome;
        const written = writtenIn(result.response, credential) ?? (await (0,read_back/* readBack */.e)(credential, () => readByName(credential.name), clock));
        if (written === undefined)
            return { kind: 'uncertain' };
        return { kind: expected === undefined ? 'created' : 'updated', ...(written.id !== undefined && { id: written.id }) };
    }
    return {
        async list() {
            const readPage = async (url) => pace('list', resourceId, async () => (0,pages/* parsePage */.N)((0,shape/* parseObject */.lj)((await read(url, DOING_LIST, `${ACTION}/read`)).text), 'nextLink', arm_SERVICE));
            const paged = { name: arm_SERVICE, endpoint, input: 'resource-manager-endpoint' };
            return (await (0,pages/* readPages */.n)(`${collection}?api-version=${readVersion}`, readPage, paged)).map(fromArm);
        },
        create: (credential) => put(credential, undefined),
        replace: (stored, credential) => put(credential, stored),
        async delete(stored) {
            const result = await write(deletionRequest(collection, stored), stored.name, stored, 'delete');
            return 'outcome' in result ? result.outcome : { kind: 'deleted' };
        },
        readTarget: async () => parseIdentity(await read(`${endpoint}${resourceId}?api-version=${STABLE}`, 'read the managed identity', `${IDENTITY}/read`), resourceId),
        grants: async () => (0,grants/* grantsOf */.Rr)(await token()),
        principal: async () => (0,grants/* principalOf */.i6)(await token()),
    };
}


/***/ })

};
;