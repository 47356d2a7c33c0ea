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

// UNUSED EXPORTS: fromArm, toArm

// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/entra/status-error.js
var status_error = __webpack_require__(9078);
;// CONCATENATED MODULE: ./build/entra/arm-answer.js
/** Knows Azure Resource Manager's answers about federated identity credentials of managed identities. */


const SERVICE = 'Azure Resource Manager';
/** Reads ARM's error body; anything else shows as its status alone. */
function parseArmFailure(status, text, correlationId) {
    let error;
    try {
        error = JSON.parse(text)?.error;
    }
    catch {
        error = undefined;
    }
    return {
        status,
        code: typeof error?.code === 'string' ? error.code : '',
        message: typeof error?.message === 'string' ? error.message : `HTTP ${status}`,
        ...(correlationId !== undefined && { correlationId }),
    };
}
function toAnswer({ status, code, message, correlationId }) {
    return {
        service: SERVICE,
        status,
        message,
        ...(code !== '' && { code }),
        ...(correlationId !== undefined && { correlationId }),
    };
}
/** Turns a failure that no repetition cures into an error. `action` is the RBAC action that was needed. */
function toFederationError(failure, doing, action) {
    const answer = toAnswer(failure);
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
function toWriteOutcome({ status, code, message }) {
    if (code === 'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity')
        return { kind: 'busy' };
    if (status === 409 && code !== 'ScopeLocked')
        return { kind: 'busy' };
    if (status === 400 && /already exists for this Managed Identity/i.test(message))
        return { kind: 'duplicate' };
    // A managed identity that was just created is not in the directory yet.
    if (/MS Graph resource not found/i.test(message))
        return { kind: 'target-missing' };
    return status >= 500 || status === 408 ? { kind: 'uncertain' } : undefined;
}

// EXTERNAL MODULE: ./build/entra/grants.js
var grants = __webpack_require__(5648);
// EXTERNAL MODULE: ./build/entra/next-page.js
var next_page = __webpack_require__(7984);
;// CONCATENATED MODULE: ./build/entra/arm.js
/** Knows a user-assigned managed identity's federated identity credentials at Azure Resource Manager: read, put, and one write per four seconds. */





// The stable version everywhere, the preview only for what it alone knows: claimsMatchingExpression.
const STABLE = '2024-11-30';
const FLEXIBLE = '2025-01-31-preview';
/** Throttling of writes per identity: 0.25 a second. */
const WRITE_EVERY_MS = 4000;
const ACTION = 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials';
const arm_SERVICE = 'Azure Resource Manager';
/** Turns a stored credential of ARM into ours. ARM stores no description. */
function fromArm({ id, name, properties = {} }) {
    const expression = properties.claimsMatchingExpression?.value;
    return {
        ...(id !== undefined && { id }),
        name: name ?? '',
        issuer: properties.issuer ?? '',
        audiences: properties.audiences ?? [],
        ...(expression === undefined
            ? { subject: properties.subject ?? '' }
            : { claimsMatchingExpression: { value: expression, languageVersion: 1 } }),
    };
}
/** Turns a credential into ARM's body; the name travels in the URL. */
function toArm({ issuer, audiences, subject, claimsMatchingExpression }) {
    return { properties: { issuer, audiences, ...(subject === undefined ? { claimsMatchingExpression } : { subject }) } };
}
function parseBody(response) {
    try {
        return JSON.parse(response.text);
    }
    catch (cause) {
        throw new core_error/* FederationError */.yP('service-unavailable', `${arm_SERVICE} answered ${response.status} without JSON.`, {
            hint: 'Run again later.',
            answer: { service: arm_SERVICE, status: response.status },
            cause,
        });
    }
}
/** What was written, as far as the answer tells: the status alone says that it was. */
function readWritten(response) {
    try {
        return JSON.parse(response.text);
    }
    catch {
        return {};
    }
}
const failureOf = (response) => parseArmFailure(response.status, response.text, response.header('x-ms-correlation-request-id'));
/**
 * Builds the credential store of a user-assigned managed identity. Writes are serial, and at least four seconds apart.
 * https://learn.microsoft.com/rest/api/managedidentity/federated-identity-credentials
 */
function createArmStore({ endpoint, takesExpressions, transport, clock, token }, resourceId) {
    const collection = `${endpoint}${resourceId}/federatedIdentityCredentials`;
    let lastWrite = Number.NEGATIVE_INFINITY;
    async function send(request, body) {
        const headers = {
            Authorization: `Bearer ${await token()}`,
            Accept: 'application/json',
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
        };
        return transport.send({
            ...request,
            headers,
            service: arm_SERVICE,
            ...(body !== undefined && { body: JSON.stringify(body) }),
        });
    }
    async function read(url, doing, action) {
        const response = await send({ method: 'GET', url, repeat: 'safe' });
        if (response.status !== 200)
            throw toFederationError(failureOf(response), doing, action);
        return parseBody(response);
    }
    async function put(credential) {
        const { name } = credential;
        const doing = `write the federated credential "${name}"`;
        if (!credential_credential/* CREDENTIAL_NAME */.MQ.test(name))
            throw new core_error/* FederationError */.yP('credential-invalid', `"${name}" is not a name that a federated credential can have.`, {
                hint: 'Use 3 to 120 letters, digits, hyphens and underscores, a letter or digit first.',
            });
        const version = credential.subject === undefined ? FLEXIBLE : STABLE;
        await clock.sleep(Math.max(0, lastWrite + WRITE_EVERY_MS - clock.now()));
        let response;
        try {
            response = await send({ method: 'PUT', url: `${collection}/${name}?api-version=${version}`, repeat: 'write' }, toArm(credential));
        }
        catch (error) {
            if (error instanceof core_error/* FederationError */.yP && error.code === 'service-unavailable')
                return { kind: 'uncertain' };
            throw error;
        }
        finally {
            lastWrite = clock.now();
        }
        if (response.status === 200 || response.status === 201) {
            const { id } = readWritten(response);
            return { kind: response.status === 201 ? 'created' : 'updated', ...(id !== undefined && { id }) };
        }
        const outcome = toWriteOutcome(failureOf(response));
        if (outcome === undefined)
            throw toFederationError(failureOf(response), doing, `${ACTION}/write`);
        return outcome;
    }
    return {
        async list() {
            const found = [];
            for (let url = `${collection}?api-version=${takesExpressions ? FLEXIBLE : STABLE}`; url !== undefined;) {
                const page = await read(url, 'read the federated credentials of the managed identity', `${ACTION}/read`);
                found.push(...(page.value ?? []).map(fromArm));
                url = (0,next_page/* nextPage */.Z)(page.nextLink, { name: arm_SERVICE, endpoint, input: 'resource-manager-endpoint' });
            }
            return found;
        },
        upsert: put,
        updateAudience: (credential, audience) => put({ ...credential, audiences: [audience] }),
        async readTarget() {
            const identity = await read(`${endpoint}${resourceId}?api-version=${STABLE}`, 'read the managed identity', 'Microsoft.ManagedIdentity/userAssignedIdentities/read');
            return { clientId: identity.properties?.clientId ?? '', id: resourceId };
        },
        grants: async () => (0,grants/* grantsOf */.R)(await token()),
    };
}


/***/ })

};
;