"use strict";
exports.id = 591;
exports.ids = [591];
exports.modules = {

/***/ 5591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ assertNoDrift)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1629);
/** Drift as a failure: what `fail-on: drift` makes of a plan. */


/**
 * Stops where the target does not hold what is declared, or where that is not known.
 * @throws FederationError `drift-found`
 */
function assertNoDrift(plan) {
    const drift = plan === undefined ? 'unknown' : (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .driftOf */ .$p)(plan);
    if (drift === 'false')
        return;
    const [sentence, hint] = drift === 'true'
        ? ['The target does not hold what is declared.', 'Apply the plan, or correct the declaration.']
        : ['It could not be told whether the target holds what is declared.', 'Give a manager that may read the target.'];
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('drift-found', sentence, { hint });
}


/***/ })

};
;