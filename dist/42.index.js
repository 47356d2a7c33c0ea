"use strict";
exports.id = 42;
exports.ids = [42];
exports.modules = {

/***/ 9042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inTime: () => (/* binding */ inTime),
/* harmony export */   isInside: () => (/* binding */ isInside),
/* harmony export */   readWorkspaceFile: () => (/* binding */ readWorkspaceFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6232);
/** Files of the workspace, read within bounds: regular files, not too large, not behind a link that leads out, in time. */




function invalid(named, problem, hint, cause) {
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('configuration-invalid', `"${named}" ${problem}.`, { hint, cause });
}
/** True for the folder itself and what is in it, both as absolute paths; `rules` are those of the system. */
function isInside(folder, file, rules = node_path__WEBPACK_IMPORTED_MODULE_2__) {
    const inside = rules.relative(folder, file);
    return inside !== '..' && !inside.startsWith(`..${rules.sep}`) && !rules.isAbsolute(inside);
}
async function locate(workspace, named) {
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace);
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(root, named));
    if (!isInside(root, real))
        throw invalid(named, 'lies outside of the workspace', 'Give a file of the checkout, and no link that leads out of it.');
    return real;
}
async function readRegularFile(workspace, named, { maxBytes }) {
    // Without waiting: opening a FIFO would hang until somebody writes to it.
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(await locate(workspace, named), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
    try {
        const facts = await file.stat();
        if (!facts.isFile())
            throw invalid(named, 'is not a regular file', 'Give the path of a file.');
        if (facts.size > maxBytes)
            throw invalid(named, `is larger than ${maxBytes} bytes`, 'Give a smaller file.');
        const buffer = Buffer.alloc(maxBytes + 1);
        const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
        if (bytesRead > maxBytes)
            throw invalid(named, `is larger than ${maxBytes} bytes`, 'Give a smaller file.');
        return buffer.toString('utf8', 0, bytesRead);
    }
    finally {
        await file.close();
    }
}
/** Returns what the work gives, or throws when it takes longer; the work itself cannot be stopped. */
async function inTime(work, timeoutMs, late) {
    let timer;
    const timeout = new Promise((_, reject) => {
        timer = setTimeout(() => reject(late()), timeoutMs);
    });
    try {
        return await Promise.race([work, timeout]);
    }
    finally {
        clearTimeout(timer);
    }
}
/**
 * Reads a text file of the workspace.
 * @throws FederationError `configuration-invalid` when it is not there, no regular file, too large, outside, or not read in time
 */
async function readWorkspaceFile(workspace, named, bounds) {
    const { timeoutMs } = bounds;
    const late = () => invalid(named, `was not read within ${timeoutMs / 1000} s`, 'Give a file of the checkout.');
    try {
        return await inTime(readRegularFile(workspace, named, bounds), timeoutMs, late);
    }
    catch (cause) {
        if (cause instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP)
            throw cause;
        const hint = 'Check out the repository before this step, and give the path from its root.';
        throw invalid(named, 'could not be read', hint, cause);
    }
}


/***/ })

};
;