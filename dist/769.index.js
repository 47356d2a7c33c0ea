"use strict";
exports.id = 769;
exports.ids = [769,402];
exports.modules = {

/***/ 6769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createApplicationReaders: () => (/* binding */ createApplicationReaders)
});

// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/entra/graph.js
var graph = __webpack_require__(6287);
// EXTERNAL MODULE: ./build/entra/graph-answer.js
var graph_answer = __webpack_require__(5938);
// EXTERNAL MODULE: ./build/entra/graph-batch.js
var graph_batch = __webpack_require__(8402);
// EXTERNAL MODULE: ./build/entra/graph-client.js
var graph_client = __webpack_require__(2983);
// EXTERNAL MODULE: ./build/entra/pages.js
var pages = __webpack_require__(6955);
// EXTERNAL MODULE: ./build/entra/shape.js
var shape = __webpack_require__(2938);
;// CONCATENATED MODULE: ./build/entra/graph-listed.js
/** An application as Microsoft Graph shows it with its federated credentials expanded, and when that may not be all. */




const EXPANDED = 'federatedIdentityCredentials';
/** Most elements of an expanded property: https://learn.microsoft.com/graph/query-parameters#expand-parameter */
const MOST_EXPANDED = 20;
/** What is asked of an application: who it is, its federated credentials, and which client secrets it has. */
const EXPANDED_QUERY = `${graph/* FACTS */.qY},passwordCredentials&$expand=${EXPANDED}`;
/** Whether an expansion may hold less than there is: nothing, as much as it can, or an expression that it does not show. */
function isCut(body) {
    const listed = body[EXPANDED];
    if (listed === undefined || body[`${EXPANDED}@odata.nextLink`] !== undefined)
        return true;
    const hides = (each) => ((0,shape/* asObject */.eB)(each)?.subject ?? null) === null && ((0,shape/* asObject */.eB)(each)?.claimsMatchingExpression ?? null) === null;
    return Array.isArray(listed) && (listed.length >= MOST_EXPANDED || listed.some(hides));
}
/** Key IDs of its client secrets; nothing where the answer does not list them wholly. */
function secretIdsOf({ passwordCredentials }) {
    if (!Array.isArray(passwordCredentials))
        return {};
    const secretIds = passwordCredentials.map((each) => (0,shape/* asText */.e1)((0,shape/* asObject */.eB)(each)?.keyId)).filter((id) => id !== undefined);
    return secretIds.length === passwordCredentials.length ? { secretIds } : {};
}
/** Turns a failure of ours into a reading. */
function readingOf(read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof core_error/* FederationError */.yP)
            return { ok: false, error };
        throw error;
    }
}
/**
 * Reads an application with its expansion. Credentials of another shape make its reading an error.
 * @throws FederationError `service-unavailable` where the answer does not say which application it is
 */
function parseListed(body) {
    const facts = (0,graph/* factsOf */.xS)(body);
    const listed = body?.[EXPANDED];
    const descriptions = (Array.isArray(listed) ? listed : []).flatMap((each) => (0,shape/* asText */.e1)((0,shape/* asObject */.eB)(each)?.description) ?? []);
    const secrets = secretIdsOf(body ?? {});
    const head = { facts, descriptions, secretIds: secrets.secretIds ?? [] };
    if (body === undefined || isCut(body))
        return { ...head, reading: { ok: true, facts, stored: [], ...secrets }, whole: false };
    const reading = readingOf(() => {
        const { value } = (0,pages/* parsePage */.N)({ value: listed }, '@odata.nextLink', 'Microsoft Graph');
        return { ok: true, facts, stored: value.map(graph/* fromGraph */.Lq), ...secrets };
    });
    return { ...head, reading, whole: true };
}

;// CONCATENATED MODULE: ./build/entra/graph-application-readers.js
/** Reads many applications with their federated credentials at Microsoft Graph: fifteen by a filter, twenty filters in a batch; or all of the tenant. */








const SERVICE = 'Microsoft Graph';
const DOING = 'read the federated credentials of the application';
const LINK = '@odata.nextLink';
/** Most values of one `in`. */
const VALUES = 15;
/** Largest page of applications: https://learn.microsoft.com/graph/api/application-list */
const PAGE = 999;
function filterPath(property, values, query) {
    const list = values.map((value) => `'${value}'`).join(',');
    return `/applications?$filter=${encodeURIComponent(`${property} in (${list})`)}&${query}`;
}
/** Keys of an application that a filter can find it by. */
function keyOf(address) {
    if ('clientId' in address)
        return `appId ${address.clientId.toLowerCase()}`;
    return 'objectId' in address ? `id ${address.objectId.toLowerCase()}` : undefined;
}
const keysOf = ({ clientId, id }) => [
    `appId ${clientId.toLowerCase()}`,
    `id ${id.toLowerCase()}`,
];
/** The filters that find applications by client ID and by object ID; a unique name is asked for by itself. */
function filtersFor(addresses) {
    const clientIds = addresses.flatMap((each) => ('clientId' in each ? [each.clientId] : []));
    const objectIds = addresses.flatMap((each) => ('objectId' in each ? [each.objectId] : []));
    return [
        ...(0,graph_batch/* inParts */.oP)(clientIds, VALUES).map((part) => filterPath('appId', part, EXPANDED_QUERY)),
        ...(0,graph_batch/* inParts */.oP)(objectIds, VALUES).map((part) => filterPath('id', part, EXPANDED_QUERY)),
    ];
}
/** The objects of a filter's answer; what is missing in it is asked for by itself, which tells why. */
function elementsOf({ status, body }) {
    const value = status === 200 ? body?.value : undefined;
    return (Array.isArray(value) ? value : []).map(shape/* asObject */.eB).filter((each) => each !== undefined);
}
/** The applications of a filter's answer that say which ones they are. */
function listedIn(reply) {
    return elementsOf(reply).flatMap((each) => {
        try {
            return [parseListed(each)];
        }
        catch {
            return [];
        }
    });
}
/** One application, asked for by its key. */
function draftOf(reply) {
    let whole = true;
    const reading = readingOf(() => {
        if (reply?.status !== 200)
            throw (0,graph_answer/* graphError */.z)((0,graph_batch/* batchFailure */.XG)(reply ?? { status: -1, body: undefined }), DOING);
        const listed = parseListed(reply.body);
        whole = listed.whole;
        return listed.reading;
    });
    return { reading, whole };
}
/** Builds the readers of many applications. */
function createApplicationReaders({ endpoint, send, readInBatches, storeOf }) {
    /** Puts the credentials of a list of their own in place of those that an expansion showed. */
    async function readList(cut, reply) {
        if (reply?.status !== 200)
            return draftOf(reply).reading;
        const page = () => (0,pages/* parsePage */.N)(reply.body, LINK, SERVICE);
        try {
            if (page().next === undefined)
                return { ...cut, ok: true, stored: page().value.map(graph/* fromGraph */.Lq) };
            return { ...cut, ok: true, stored: await storeOf({ kind: 'application', objectId: cut.facts.id }).list() };
        }
        catch (error) {
            if (error instanceof core_error/* FederationError */.yP)
                return { ok: false, error };
            throw error;
        }
    }
    /** Reads through its own list what an expansion does not show wholly. */
    async function complete(drafts) {
        const cut = drafts.flatMap((each) => (each.whole || !each.reading.ok ? [] : [{ each, content: each.reading }]));
        const replies = await readInBatches(cut.map(({ content }) => `/applications/${content.facts.id}/federatedIdentityCredentials`));
        const lists = await Promise.all(cut.map(({ content }, index) => readList(content, replies[index])));
        const completed = new Map(cut.map(({ each }, index) => [each, lists[index]]));
        return withOwners(drafts.map((each) => completed.get(each) ?? each.reading));
    }
    /** Adds how many owners each has: one property is expanded per query, and without an answer the number stays absent. */
    async function withOwners(readings) {
        const ids = readings.flatMap((each) => (each.ok ? [each.facts.id] : []));
        const replies = await readInBatches((0,graph_batch/* inParts */.oP)(ids, VALUES).map((part) => filterPath('id', part, '$select=id&$expand=owners')));
        const owners = new Map(replies
            .flatMap(elementsOf)
            .flatMap(({ id, owners }) => Array.isArray(owners) ? [[(0,shape/* asText */.e1)(id)?.toLowerCase(), owners.length]] : []));
        return readings.map((each) => {
            const count = each.ok ? owners.get(each.facts.id.toLowerCase()) : undefined;
            return each.ok && count !== undefined ? { ...each, facts: { ...each.facts, owners: count } } : each;
        });
    }
    async function readByFilter(addresses) {
        const replies = await readInBatches(filtersFor(addresses));
        return new Map(replies.flatMap(listedIn).flatMap((each) => keysOf(each.facts).map((key) => [key, each])));
    }
    async function readPage(path) {
        const reply = await send({ method: 'GET', path });
        if (reply.status !== 200)
            throw (0,graph_answer/* graphError */.z)((0,graph_client/* parseGraphFailure */.g)(reply), "list the tenant's applications");
        return (0,pages/* parsePage */.N)((0,shape/* parseObject */.lj)(reply.text), LINK, SERVICE);
    }
    return {
        async readApplications(addresses) {
            const listed = await readByFilter(addresses);
            const found = addresses.map((address) => listed.get(keyOf(address) ?? ''));
            const rest = addresses.filter((_, index) => found[index] === undefined);
            const replies = await readInBatches(rest.map((address) => `${(0,graph/* applicationPath */.wA)(address)}?${EXPANDED_QUERY}`));
            const drafts = replies.map(draftOf).values();
            return complete(found.map((each) => each ?? drafts.next().value ?? draftOf(undefined)));
        },
        async sweepApplications(wanted) {
            const kept = [];
            const readAndKeep = async (path) => {
                const page = await readPage(path);
                // A tenant may have far more applications than anybody asks about: only those that are wanted are kept.
                for (const each of page.value.map(parseListed))
                    if (wanted(each.whole ? each : { ...each, cut: true }))
                        kept.push(each);
                return { ...page, value: [] };
            };
            const paged = { name: SERVICE, endpoint, input: 'graph-endpoint' };
            await (0,pages/* readPages */.n)(`/applications?${EXPANDED_QUERY}&$top=${PAGE}`, readAndKeep, paged);
            const readings = await complete(kept);
            return kept.map(({ facts, descriptions, secretIds, reading }, index) => ({
                facts,
                descriptions,
                secretIds,
                reading: readings[index] ?? reading,
            }));
        },
    };
}


/***/ }),

/***/ 8402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XG: () => (/* binding */ batchFailure),
/* harmony export */   createBatchReader: () => (/* binding */ createBatchReader),
/* harmony export */   oP: () => (/* binding */ inParts)
/* harmony export */ });
/* unused harmony export parseBatch */
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _transport_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8100);
/* harmony import */ var _graph_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2983);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2938);
/** Sends many reads to Microsoft Graph in batches of twenty: what fails for a while inside of one is asked again alone. */




/** https://learn.microsoft.com/graph/json-batching */
const BATCH_SIZE = 20;
const BATCHES_AT_ONCE = 4;
const SERVICE = 'Microsoft Graph';
const UNANSWERED = { status: -1, body: undefined, retryAfter: undefined };
/** Splits a list into parts of at most `size`. */
function inParts(list, size) {
    return Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size));
}
/** Graph's error in a reply of a batch. */
function batchFailure({ status, body, requestId }) {
    const text = body === undefined ? 'The batch holds no answer to this request.' : JSON.stringify(body);
    return (0,_graph_client_js__WEBPACK_IMPORTED_MODULE_1__/* .parseGraphFailure */ .g)({ status, text, ...(requestId !== undefined && { requestId }) });
}
function headerOf(headers, name) {
    const found = Object.entries((0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(headers) ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
    return typeof found === 'number' ? String(found) : (0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .asText */ .e1)(found);
}
function toInner(response) {
    const { status, body, headers } = response;
    if (!Number.isInteger(status))
        return UNANSWERED;
    const requestId = headerOf(headers, 'request-id');
    return {
        status: status,
        body: (0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(body),
        retryAfter: headerOf(headers, 'retry-after'),
        ...(requestId !== undefined && { requestId }),
    };
}
/**
 * Reads the replies of a batch, which come in any order, each under the number of its request.
 * @throws FederationError `service-unavailable` for another shape
 */
function parseBatch(text, count) {
    const responses = (0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(text)?.responses;
    if (!Array.isArray(responses))
        throw (0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .misshapen */ .rt)(SERVICE, 200, 'the responses of a batch');
    const byId = new Map(responses.map(_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB).flatMap((each) => (each === undefined ? [] : [[String(each.id), each]])));
    return Array.from({ length: count }, (_, index) => {
        const response = byId.get(String(index));
        return response === undefined ? UNANSWERED : toInner(response);
    });
}
/** A whole batch that was refused says nothing of the applications in it: a 404 is of the way there. */
function refusedBatch(failure) {
    const { status, code, message, requestId } = failure;
    const answer = {
        service: SERVICE,
        ...(status > 0 && { status }),
        ...(code !== '' && { code }),
        message,
        ...(requestId !== undefined && { correlationId: requestId }),
    };
    if (status === 401)
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('manager-credential-invalid', `${SERVICE} did not accept the manager's token.`, {
            hint: `The token must be for ${SERVICE} of this cloud, of this tenant, and not expired.`,
            answer,
        });
    if (status === 429)
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('throttled', `${SERVICE} throttles the manager's requests.`, {
            hint: 'Run again later.',
            answer,
        });
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('service-unavailable', `${SERVICE} did not answer a batch of requests (\`/$batch\`).`, {
        hint: 'Let a gateway behind `graph-endpoint` pass `POST /beta/$batch`; otherwise run again later.',
        answer,
    });
}
const isTemporary = ({ status }) => status < 0 || status === 408 || status === 429 || status >= 500;
/** Builds the reader of batches. */
function createBatchReader({ send, clock, slowDown }) {
    async function sendBatch(paths) {
        const requests = paths.map((url, id) => ({ id: String(id), method: 'GET', url }));
        const reply = await send({ method: 'POST', path: '/$batch', body: { requests } });
        if (reply.status !== 200)
            throw refusedBatch((0,_graph_client_js__WEBPACK_IMPORTED_MODULE_1__/* .parseGraphFailure */ .g)(reply));
        return parseBatch(reply.text, paths.length);
    }
    async function sendAll(paths) {
        const replies = [];
        for (const group of inParts(inParts(paths, BATCH_SIZE), BATCHES_AT_ONCE))
            for (const batch of await Promise.all(group.map(sendBatch)))
                replies.push(...batch);
        return replies;
    }
    /** Waits as the retry table says: a 429 for everybody who asks Microsoft Graph, anything else alone. */
    async function waitFor(failed, attempt) {
        const at = { now: clock.now(), random: clock.random() };
        const delays = failed.map(({ status, retryAfter }) => ({
            throttled: status === 429,
            ms: (0,_transport_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retryDelay */ .a2)(attempt, { kind: 'response', status: Math.max(status, 500), retryAfter, unreadable: false }, 'safe', at),
        }));
        const most = (throttled) => Math.max(0, ...delays.filter((each) => each.throttled === throttled).map(({ ms }) => ms ?? 0));
        if (delays.some(({ throttled }) => throttled))
            slowDown(most(true));
        await clock.sleep(most(false));
    }
    return async (paths) => {
        const replies = [];
        let open = paths.map((_, index) => index);
        for (let attempt = 1; open.length > 0; attempt++) {
            const round = await sendAll(open.map((index) => paths[index] ?? ''));
            open.forEach((index, at) => {
                replies[index] = round[at] ?? UNANSWERED;
            });
            const failed = round.filter(isTemporary);
            open = open.filter((_, at) => isTemporary(round[at] ?? UNANSWERED));
            if (open.length === 0 || attempt >= _transport_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_ATTEMPTS */ .m)
                break;
            await waitFor(failed, attempt);
        }
        return replies;
    };
}


/***/ })

};
;