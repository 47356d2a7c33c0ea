"use strict";
exports.id = 957;
exports.ids = [957,937];
exports.modules = {

/***/ 7488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ armAnswer),
/* harmony export */   Tr: () => (/* binding */ armError),
/* harmony export */   W_: () => (/* binding */ parseArmFailure),
/* harmony export */   sS: () => (/* binding */ armWriteAnswer)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2938);
/* harmony import */ var _status_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9078);
/** Azure Resource Manager's answers about federated identity credentials of managed identities. */



const SERVICE = 'Azure Resource Manager';
/** Reads ARM's error body; anything else shows as its status alone. */
function parseArmFailure({ status, text, header }) {
    const correlationId = header('x-ms-correlation-request-id');
    const error = (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(text)?.error);
    return {
        status,
        code: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(error?.code) ?? '',
        message: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(error?.message) ?? `HTTP ${status}`,
        ...(correlationId !== undefined && { correlationId }),
    };
}
/** What an error keeps of the answer, for the log. */
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
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('policy-blocked', `Azure Policy does not allow to ${doing}.`, { hint, answer });
    }
    if (failure.code === 'ScopeLocked') {
        const hint = 'Remove the read-only lock on the managed identity or its group.';
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('policy-blocked', `A lock does not allow to ${doing}.`, { hint, answer });
    }
    const service = {
        name: SERVICE,
        target: 'managed identity',
        grant: `Assign it the role "Managed Identity Contributor" on the managed identity (it needs ${action}).`,
        locate: 'Check `managed-identity-resource-id`: subscription, resource group and name of a user-assigned managed identity.',
    };
    return (0,_status_error_js__WEBPACK_IMPORTED_MODULE_2__/* .statusError */ .$)(service, answer, doing);
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


/***/ }),

/***/ 4957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createRoleDirectory: () => (/* binding */ createRoleDirectory)
/* harmony export */ });
/* unused harmony exports roleError, parseDefinition, parseAssignment, assignmentBody, roleAnswer */
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _core_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8881);
/* harmony import */ var _arm_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1937);
/* harmony import */ var _arm_answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7488);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6955);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2938);
/* harmony import */ var _status_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9078);
/** Reads role definitions and assignments at Azure Resource Manager, and writes assignments. */







const SERVICE = 'Azure Resource Manager';
/** https://learn.microsoft.com/rest/api/authorization/role-assignments/create */
const VERSION = 'api-version=2022-04-01';
const PROVIDER = 'providers/Microsoft.Authorization';
const WRITE = 'Microsoft.Authorization/roleAssignments/write';
/** Turns a failure that no repetition cures into an error. `action` is the RBAC action that was needed. */
function roleError(failure, doing, action) {
    const answer = (0,_arm_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .armAnswer */ .$u)(failure);
    if (failure.code === 'RequestDisallowedByPolicy' || failure.code === 'ScopeLocked') {
        const hint = 'Ask who assigns policies and locks on the scope: one of them forbids role assignments there.';
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('policy-blocked', `A policy or a lock does not allow to ${doing}.`, { hint, answer });
    }
    if (failure.status === 404) {
        const hint = 'Check the scope in the file: subscription, resource group and resource must exist in this tenant.';
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('configuration-invalid', `There is nothing to ${doing}.`, { hint, answer });
    }
    const grant = action.endsWith('/read')
        ? `Assign it the role Reader at the scope (it needs ${action}).`
        : `Assign it the role "Role Based Access Control Administrator" at the scope (it needs ${action}); a condition on that role must admit this role and service principals.`;
    return (0,_status_error_js__WEBPACK_IMPORTED_MODULE_6__/* .statusError */ .$)({ name: SERVICE, target: 'scope', grant, locate: '' }, answer, doing);
}
const lastPart = (id) => id.slice(id.lastIndexOf('/') + 1);
function texts(value) {
    if (value === undefined || value === null)
        return [];
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
}
/**
 * Reads a role's definition, whose actions a policy judges.
 * @throws FederationError `service-unavailable` when a part that decisions hang on is missing or of another type
 */
function parseDefinition(value) {
    const properties = (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asObject */ .eB)(value.properties);
    const [resourceId, name] = [(0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)(value.id), (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)(properties?.roleName)];
    const given = properties?.permissions;
    const permissions = (Array.isArray(given) ? given : []).map((each) => {
        const { actions, notActions } = (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asObject */ .eB)(each) ?? {};
        return { actions: texts(actions), notActions: texts(notActions) };
    });
    const complete = permissions.flatMap(({ actions, notActions }) => actions === undefined || notActions === undefined ? [] : [{ actions, notActions }]);
    if (resourceId === undefined || name === undefined || !Array.isArray(given) || complete.length < given.length)
        throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .misshapen */ .rt)(SERVICE, 200, 'a role definition');
    return { id: lastPart(resourceId), name, permissions: complete };
}
/** @throws FederationError `service-unavailable` for what is no assignment */
function parseAssignment({ name: given, properties: parts }) {
    const { scope: at, principalId: whose, roleDefinitionId } = (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asObject */ .eB)(parts) ?? {};
    const [name, scope, principalId, role] = [(0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)(given), (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)(at), (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)(whose), (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)(roleDefinitionId)];
    if (name === undefined || scope === undefined || principalId === undefined || role === undefined)
        throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .misshapen */ .rt)(SERVICE, 200, 'a role assignment');
    return { name, scope, principalId, roleId: lastPart(role) };
}
/** The definition as an assignment at the scope names it. */
function definitionId(scope, roleId) {
    const subscription = /^\/subscriptions\/[^/]+/i.exec(scope)?.[0] ?? '';
    return `${subscription}/${PROVIDER}/roleDefinitions/${roleId}`;
}
/** Builds the body of an assignment; `principalType` keeps ARM from asking a directory that may not know the principal yet. */
function assignmentBody({ scope, roleId, principalId }) {
    const roleDefinitionId = definitionId(scope, roleId);
    return { properties: { roleDefinitionId, principalId, principalType: 'ServicePrincipal' } };
}
/** How a refused assignment ended; undefined when the failure is final. */
function roleAnswer({ status, code }) {
    if (code === 'RoleAssignmentExists')
        return { kind: 'exists' };
    if (code === 'PrincipalNotFound')
        return { kind: 'principal-missing' };
    return status >= 500 || status === 408 || (status === 409 && code !== 'ScopeLocked')
        ? { kind: 'uncertain' }
        : undefined;
}
/** Builds the directory of roles. */
function createRoleDirectory(environment) {
    const { endpoint } = environment;
    const { send } = (0,_arm_js__WEBPACK_IMPORTED_MODULE_2__/* .createArmSender */ .WU)(environment);
    const base = (scope) => `${endpoint}${scope.replace(/\/+$/, '')}/${PROVIDER}`;
    const paged = { name: SERVICE, endpoint, input: 'resource-manager-endpoint' };
    function readList(url, doing, action) {
        const readPage = async (page) => {
            const response = await send({ method: 'GET', url: page, repeat: 'safe' });
            if (response.status !== 200)
                throw roleError((0,_arm_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .parseArmFailure */ .W_)(response), doing, action);
            return (0,_pages_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePage */ .N)((0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .parseObject */ .lj)(response.text), 'nextLink', SERVICE);
        };
        return (0,_pages_js__WEBPACK_IMPORTED_MODULE_4__/* .readPages */ .n)(url, readPage, paged);
    }
    const definitions = (scope, filter) => readList(`${base(scope)}/roleDefinitions?${filter}${VERSION}`, `read the roles at "${scope}"`, 'Microsoft.Authorization/roleDefinitions/read');
    async function definitionById(role, scope) {
        const url = `${base(scope)}/roleDefinitions/${role}?${VERSION}`;
        const response = await send({ method: 'GET', url, repeat: 'safe' });
        if (response.status === 404)
            return undefined;
        if (response.status !== 200)
            throw roleError((0,_arm_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .parseArmFailure */ .W_)(response), `read the roles at "${scope}"`, 'Microsoft.Authorization/roleDefinitions/read');
        return parseDefinition((0,_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .parseObject */ .lj)(response.text) ?? {});
    }
    async function put(request, done, doing) {
        try {
            const response = await send(request);
            if (response.status === 201)
                return { kind: 'created' };
            if (response.status >= 200 && response.status < 300)
                return done;
            const answer = roleAnswer((0,_arm_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .parseArmFailure */ .W_)(response));
            if (answer !== undefined)
                return answer;
            throw roleError((0,_arm_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .parseArmFailure */ .W_)(response), doing, request.method === 'PUT' ? WRITE : WRITE.replace('write', 'delete'));
        }
        catch (error) {
            if (error instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP && error.code === 'service-unavailable')
                return { kind: 'uncertain' };
            throw error;
        }
    }
    const urlOf = ({ scope, name }) => `${base(scope)}/roleAssignments/${name}?${VERSION}`;
    return {
        async definition(role, scope) {
            if ((0,_core_target_js__WEBPACK_IMPORTED_MODULE_1__/* .isGuid */ .W_)(role))
                return definitionById(role, scope);
            const filter = `$filter=${encodeURIComponent(`roleName eq '${role.replaceAll("'", "''")}'`)}&`;
            const found = (await definitions(scope, filter)).map(parseDefinition);
            return found.find(({ name }) => name.toLowerCase() === role.toLowerCase());
        },
        roleNames: async (scope) => (await definitions(scope, '')).map(parseDefinition).map(({ name }) => name),
        async assignments(scope, principalId) {
            const filter = principalId && `$filter=${encodeURIComponent(`principalId eq '${principalId}'`)}&`;
            const url = `${base(scope)}/roleAssignments?${filter ?? ''}${VERSION}`;
            const action = 'Microsoft.Authorization/roleAssignments/read';
            return (await readList(url, `read the role assignments at "${scope}"`, action)).map(parseAssignment);
        },
        assign: (assignment) => put({
            method: 'PUT',
            url: urlOf(assignment),
            // The same name and content again change nothing.
            repeat: 'safe',
            body: JSON.stringify(assignmentBody(assignment)),
        }, { kind: 'kept' }, `assign the role at "${assignment.scope}"`),
        remove: (assignment) => put({ method: 'DELETE', url: urlOf(assignment), repeat: 'safe' }, { kind: 'deleted' }, `remove the role assignment at "${assignment.scope}"`),
    };
}


/***/ }),

/***/ 1937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WU: () => (/* binding */ createArmSender),
/* harmony export */   createArmStore: () => (/* binding */ createArmStore)
/* harmony export */ });
/* unused harmony exports fromArm, toArm, putRequest, deletionRequest, writtenIn, parseIdentity */
/* harmony import */ var _core_credential_credential_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3521);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _core_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8881);
/* harmony import */ var _arm_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7488);
/* harmony import */ var _grants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5648);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6955);
/* harmony import */ var _read_back_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5887);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2938);
/** Reads and writes a user-assigned managed identity's federated identity credentials at Azure Resource Manager. */








const { stable: STABLE, flexible: FLEXIBLE } = _core_target_js__WEBPACK_IMPORTED_MODULE_1__/* .ARM_VERSIONS */ .d5;
const IDENTITY = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const ACTION = `${IDENTITY}/federatedIdentityCredentials`;
const SERVICE = 'Azure Resource Manager';
const DOING_LIST = 'read the federated credentials of the managed identity';
/**
 * Turns a stored credential of ARM into ours; ARM stores no description.
 * @throws FederationError `service-unavailable` for what is none
 */
function fromArm(value) {
    const credential = (0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .readCredential */ .Yz)(value, (0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .asObject */ .eB)(value.properties) ?? {});
    if (credential === undefined)
        throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .misshapen */ .rt)(SERVICE, 200, 'federated identity credentials');
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
    const body = (0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .parseObject */ .lj)(text);
    const read = body === undefined ? undefined : (0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .readCredential */ .Yz)(body, (0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .asObject */ .eB)(body.properties) ?? {});
    return read !== undefined && (0,_read_back_js__WEBPACK_IMPORTED_MODULE_5__/* .holds */ .v)(read, sent) ? read : undefined;
}
/**
 * Reads a managed identity.
 * @throws FederationError `service-unavailable` without a client ID
 */
function parseIdentity({ status, text }, resourceId) {
    const body = (0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .parseObject */ .lj)(text);
    const properties = (0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .asObject */ .eB)(body?.properties);
    const [clientId, principalId] = [(0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .asText */ .e1)(properties?.clientId), (0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .asText */ .e1)(properties?.principalId)];
    if (clientId === undefined)
        throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .misshapen */ .rt)(SERVICE, status, 'a managed identity');
    const names = { uniqueName: null, displayName: (0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .asText */ .e1)(body?.name) ?? null };
    return { clientId, id: resourceId, ...names, ...(principalId !== undefined && { principalId }) };
}
function requireName(name) {
    if (_core_credential_credential_js__WEBPACK_IMPORTED_MODULE_7__/* .CREDENTIAL_NAME */ .MQ.test(name))
        return;
    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('credential-invalid', `"${name}" is not a name that a federated credential can have.`, {
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
        return transport.send({ ...request, headers, service: SERVICE, ...(body !== undefined && { body }) });
    };
    return {
        send,
        read: async (url, doing, action) => {
            const response = await send({ method: 'GET', url, repeat: 'safe' });
            if (response.status !== 200)
                throw (0,_arm_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .armError */ .Tr)((0,_arm_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .parseArmFailure */ .W_)(response), doing, action);
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
            throw (0,_arm_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .armError */ .Tr)((0,_arm_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .parseArmFailure */ .W_)(response), DOING_LIST, `${ACTION}/read`);
        const body = (0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .parseObject */ .lj)(response.text);
        if (body === undefined)
            throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .misshapen */ .rt)(SERVICE, response.status, 'a federated identity credential');
        return fromArm(body);
    }
    /** Sends a write; gives the answer of one that was carried out, or how it ended otherwise. */
    async function sendWrite(request, name, action) {
        try {
            const response = await send(request);
            if (response.status >= 200 && response.status < 300)
                return { response };
            const outcome = (0,_arm_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .armWriteAnswer */ .sS)((0,_arm_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .parseArmFailure */ .W_)(response));
            if (outcome !== undefined)
                return { outcome };
            throw (0,_arm_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .armError */ .Tr)((0,_arm_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .parseArmFailure */ .W_)(response), `${action} the federated credential "${name}"`, `${ACTION}/${action}`);
        }
        catch (error) {
            if (error instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP && error.code === 'service-unavailable')
                return { outcome: { kind: 'uncertain' } };
            throw error;
        }
    }
    /** Sends a write once what stands under its name was read as expected, since PUT and DELETE ask nothing. */
    async function write(request, name, expected, action) {
        requireName(name);
        return pace('write', resourceId, async () => {
            const present = await readByName(name);
            const asExpected = present === undefined ? expected === undefined : expected !== undefined && (0,_read_back_js__WEBPACK_IMPORTED_MODULE_5__/* .holds */ .v)(present, expected);
            return asExpected ? sendWrite(request, name, action) : { outcome: { kind: 'name-taken' } };
        });
    }
    async function put(credential, expected) {
        const result = await write(putRequest(collection, credential), credential.name, expected, 'write');
        if ('outcome' in result)
            return result.outcome;
        const written = writtenIn(result.response, credential) ?? (await (0,_read_back_js__WEBPACK_IMPORTED_MODULE_5__/* .readBack */ .e)(credential, () => readByName(credential.name), clock));
        if (written === undefined)
            return { kind: 'uncertain' };
        return { kind: expected === undefined ? 'created' : 'updated', ...(written.id !== undefined && { id: written.id }) };
    }
    return {
        async list() {
            const readPage = async (url) => pace('list', resourceId, async () => (0,_pages_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePage */ .N)((0,_shape_js__WEBPACK_IMPORTED_MODULE_6__/* .parseObject */ .lj)((await read(url, DOING_LIST, `${ACTION}/read`)).text), 'nextLink', SERVICE));
            const paged = { name: SERVICE, endpoint, input: 'resource-manager-endpoint' };
            return (await (0,_pages_js__WEBPACK_IMPORTED_MODULE_4__/* .readPages */ .n)(`${collection}?api-version=${readVersion}`, readPage, paged)).map(fromArm);
        },
        create: (credential) => put(credential, undefined),
        replace: (stored, credential) => put(credential, stored),
        async delete(stored) {
            const result = await write(deletionRequest(collection, stored), stored.name, stored, 'delete');
            return 'outcome' in result ? result.outcome : { kind: 'deleted' };
        },
        readTarget: async () => parseIdentity(await read(`${endpoint}${resourceId}?api-version=${STABLE}`, 'read the managed identity', `${IDENTITY}/read`), resourceId),
        grants: async () => (0,_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .grantsOf */ .Rr)(await token()),
        principal: async () => (0,_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .principalOf */ .i6)(await token()),
    };
}


/***/ })

};
;