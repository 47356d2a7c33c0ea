"use strict";
exports.id = 891;
exports.ids = [891];
exports.modules = {

/***/ 5891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createApplicationDirectory: () => (/* binding */ createApplicationDirectory)
});

// EXTERNAL MODULE: ./build/core/error.js
var error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/entra/grants.js
var grants = __webpack_require__(5648);
// EXTERNAL MODULE: ./build/entra/graph-answer.js
var graph_answer = __webpack_require__(5938);
// EXTERNAL MODULE: ./build/entra/shape.js
var shape = __webpack_require__(2938);
;// CONCATENATED MODULE: ./build/entra/graph-application.js

const SERVICE = 'Microsoft Graph';
/** What is selected of an application. */
const FIELDS = 'id,appId,uniqueName,displayName,signInAudience,createdByAppId,serviceManagementReference';
/** As many as an expansion shows: https://learn.microsoft.com/graph/query-parameters#expand-parameter */
const MOST_EXPANDED = 20;
const quoted = (value) => encodeURIComponent(value.replaceAll("'", "''"));
/** Path of an application by its unique name. */
const pathOf = (uniqueName) => `/applications(uniqueName='${quoted(uniqueName)}')`;
/**
 * Creates what is not there; the header is what makes it an upsert.
 * https://learn.microsoft.com/graph/api/application-upsert
 */
function upsertRequest({ uniqueName, displayName, signInAudience, serviceManagementReference, }) {
    return {
        method: 'PATCH',
        path: pathOf(uniqueName),
        headers: { Prefer: 'create-if-missing' },
        body: {
            displayName,
            ...(signInAudience !== undefined && { signInAudience }),
            ...(serviceManagementReference !== undefined && { serviceManagementReference }),
        },
    };
}
/** Changes the fields of an application that is there, and creates none: https://learn.microsoft.com/graph/api/application-update */
function updateRequest(fields) {
    const { method, path, body } = upsertRequest(fields);
    return {
        method,
        path,
        body: Object.fromEntries(Object.entries({ ...body }).filter(([, value]) => value !== undefined)),
    };
}
/** The reference names Graph by the cloud's own host, whatever way the request takes: https://learn.microsoft.com/graph/api/application-post-owners */
function ownerRequest(graph, objectId, owner) {
    return {
        method: 'POST',
        path: `/applications/${objectId}/owners/$ref`,
        body: { '@odata.id': `${graph}/v1.0/directoryObjects/${owner}` },
    };
}
/** Object IDs of a list of directory objects. @throws FederationError `service-unavailable` where one has none */
function idsIn(values) {
    return values.map((each) => {
        const id = (0,shape/* asText */.e1)((0,shape/* asObject */.eB)(each)?.id);
        if (id === undefined)
            throw (0,shape/* misshapen */.rt)(SERVICE, 200, 'owners that have an ID');
        return id;
    });
}
/**
 * Reads an application with its owners expanded.
 * @throws FederationError `service-unavailable` for what is none, or another one than was asked for
 */
function parseStoredApplication({ status, text }, uniqueName) {
    const body = (0,shape/* parseObject */.lj)(text);
    const [objectId, clientId, owners] = [(0,shape/* asText */.e1)(body?.id), (0,shape/* asText */.e1)(body?.appId), body?.owners];
    const isThis = (0,shape/* asText */.e1)(body?.uniqueName) === uniqueName;
    if (objectId === undefined || clientId === undefined || !isThis || !Array.isArray(owners))
        throw (0,shape/* misshapen */.rt)(SERVICE, status, `the application "${uniqueName}"`);
    const application = {
        objectId,
        clientId,
        uniqueName,
        displayName: (0,shape/* asText */.e1)(body?.displayName) ?? null,
        createdByAppId: (0,shape/* asText */.e1)(body?.createdByAppId) ?? null,
        multiTenant: body?.signInAudience !== 'AzureADMyOrg',
        serviceManagementReference: (0,shape/* asText */.e1)(body?.serviceManagementReference) ?? null,
        owners: idsIn(owners),
    };
    return { application, isCut: owners.length >= MOST_EXPANDED };
}
/** A deleted application; none where it had no unique name, so that nothing looks for it. */
function toDeleted({ appId, uniqueName, deletedDateTime }) {
    const [clientId, name] = [(0,shape/* asText */.e1)(appId), (0,shape/* asText */.e1)(uniqueName)];
    if (clientId === undefined || name === undefined)
        return [];
    return [{ clientId, uniqueName: name, deletedDateTime: (0,shape/* asText */.e1)(deletedDateTime) ?? '' }];
}

// EXTERNAL MODULE: ./build/entra/graph-client.js
var graph_client = __webpack_require__(2983);
// EXTERNAL MODULE: ./build/entra/pages.js
var pages = __webpack_require__(6955);
;// CONCATENATED MODULE: ./build/entra/graph-applications.js
/** Reads and writes applications, their owners and their service principals at Microsoft Graph. */







const graph_applications_SERVICE = 'Microsoft Graph';
function quotaError(doing, message) {
    return new error/* FederationError */.yP('quota-exceeded', `The manager owns as many objects as the directory lets it own, so it cannot ${doing}.`, {
        hint: 'A principal may own 250 objects, and deleted ones count: delete for good what nobody needs, or give the manager a custom directory role that creates applications, which lifts the limit. Then run again.',
        answer: { service: graph_applications_SERVICE, status: 403, code: 'Directory_QuotaExceeded', message },
    });
}
const succeeded = ({ status }) => status >= 200 && status < 300;
/** Sends a write; how it ended, or the reason for which no repetition helps. */
async function write(send, request, doing, settle = () => undefined) {
    const reply = await send(request);
    if (succeeded(reply)) {
        const id = (0,shape/* asText */.e1)((0,shape/* parseObject */.lj)(reply.text)?.id);
        return { kind: reply.status === 201 ? 'created' : 'updated', ...(id !== undefined && { id }) };
    }
    const failure = (0,graph_client/* parseGraphFailure */.g)(reply);
    if (failure.code === 'Directory_QuotaExceeded')
        throw quotaError(doing, failure.message);
    const answer = settle(failure) ?? (0,graph_answer/* graphWriteAnswer */.A)(failure);
    if (answer === undefined)
        throw (0,graph_answer/* graphError */.z)(failure, doing);
    return answer;
}
/** What the directory says of an owner: one already, or nobody that it knows. */
function settleOwner(owner) {
    return ({ status, message }) => {
        if (status === 400 && /already exist/i.test(message))
            return { kind: 'updated' };
        if (status !== 404 || !message.toLowerCase().includes(owner.toLowerCase()))
            return undefined;
        throw new error/* FederationError */.yP('configuration-invalid', `The owner ${owner} is nobody of this directory.`, {
            hint: 'Name the object ID of a person or of a service principal: for an application that of its service principal (`az ad sp show --id CLIENT_ID`).',
        });
    };
}
// An application that was just created is not known everywhere yet.
const NO_APPLICATION = /does not reference a valid application object/i;
/**
 * Builds the directory of applications.
 * @param cloud whose Graph host names the owners
 */
function createApplicationDirectory(environment, { graph }) {
    const send = (0,graph_client/* createGraphSender */.C)(environment);
    const paged = { name: graph_applications_SERVICE, endpoint: environment.endpoint, input: 'graph-endpoint' };
    async function read(path, doing) {
        const reply = await send({ method: 'GET', path });
        if (reply.status === 404)
            return undefined;
        if (!succeeded(reply))
            throw (0,graph_answer/* graphError */.z)((0,graph_client/* parseGraphFailure */.g)(reply), doing);
        return reply;
    }
    function readList(path, doing) {
        const readPage = async (url) => {
            const reply = await read(url, doing);
            return (0,pages/* parsePage */.N)((0,shape/* parseObject */.lj)(reply?.text ?? ''), '@odata.nextLink', graph_applications_SERVICE);
        };
        return (0,pages/* readPages */.n)(path, readPage, paged);
    }
    async function principalOf(clientId) {
        const path = `/servicePrincipals(appId='${clientId}')?$select=id`;
        const reply = await read(path, 'read the service principal of the application');
        if (reply === undefined)
            return undefined;
        const id = (0,shape/* asText */.e1)((0,shape/* parseObject */.lj)(reply.text)?.id);
        if (id === undefined)
            throw (0,shape/* misshapen */.rt)(graph_applications_SERVICE, reply.status, 'a service principal');
        return id;
    }
    return {
        principalOf,
        async find(uniqueName) {
            const reply = await read(`${pathOf(uniqueName)}?$select=${FIELDS}&$expand=owners`, 'read the application');
            if (reply === undefined)
                return undefined;
            const { application, isCut } = parseStoredApplication(reply, uniqueName);
            const owners = isCut
                ? idsIn(await readList(`/applications/${application.objectId}/owners`, 'read the owners of the application'))
                : application.owners;
            return { ...application, owners, principalId: await principalOf(application.clientId) };
        },
        upsert: (fields) => {
            const isNew = fields.signInAudience !== undefined;
            const doing = `${isNew ? 'create' : 'update'} the application "${fields.uniqueName}"`;
            return write(send, isNew ? upsertRequest(fields) : updateRequest(fields), doing);
        },
        addOwner: (objectId, owner) => write(send, ownerRequest(graph, objectId, owner), 'add an owner to the application', settleOwner(owner)),
        createServicePrincipal: (clientId) => write(send, { method: 'POST', path: '/servicePrincipals', body: { appId: clientId } }, 'create the service principal of the application', ({ message }) => (NO_APPLICATION.test(message) ? { kind: 'target-missing' } : undefined)),
        deleted: async () => {
            const path = '/directory/deletedItems/microsoft.graph.application?$select=id,appId,uniqueName,deletedDateTime';
            return (await readList(path, 'read what was deleted')).flatMap(toDeleted);
        },
        manager: async () => (0,grants/* applicationManagerOf */.ZU)(await environment.token()),
    };
}


/***/ })

};
;