"use strict";
exports.id = 402;
exports.ids = [402];
exports.modules = {

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