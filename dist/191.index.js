"use strict";
exports.id = 191;
exports.ids = [191];
exports.modules = {

/***/ 2828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lv: () => (/* binding */ nameContext),
/* harmony export */   wh: () => (/* binding */ describeCauses)
/* harmony export */ });
/* unused harmony export describeCause */
/* harmony import */ var _core_subject_ref_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5472);
/* harmony import */ var _core_visible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2244);


/** Names a context in a sentence: `the environment "production"`, `the branch "main"`, `a pull request`. */
function nameContext(context) {
    if (context.kind === 'pull_request')
        return 'a pull request';
    const [kind, name] = (0,_core_subject_ref_js__WEBPACK_IMPORTED_MODULE_0__/* .describeContext */ .R5)(context);
    return `the ${kind} "${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(name)}"`;
}
/** What Entra's number says where nobody could read the stored credentials. */
function unreadable(refusedFor) {
    switch (refusedFor) {
        case undefined:
            return 'What is stored could not be read, so that the nearest one is not known.';
        case 'any':
            return 'No stored credential matches; a manager that may read the credentials would show the nearest one.';
        case 'none-stored':
            return 'The target holds no federated credential at all (or the first one is not known everywhere yet).';
        case 'issuer':
            return 'No stored credential has this issuer; it must match to the letter, without a trailing slash.';
        case 'audience':
            return 'A stored credential has this issuer and subject, but another audience.';
        case 'subject':
            return 'A stored credential has this issuer, but none has this subject: compare environment, branch, repository IDs and case.';
        case 'subject-or-expression':
            return 'No stored subject and no flexible expression matches this token.';
        case 'case':
            return 'A stored subject differs from this one in upper and lower case only, and Entra compares the case.';
    }
}
function expression({ claim, operator, comparand, actual }) {
    if (actual === undefined)
        return `The expression needs the claim "${claim}", which the token does not carry.`;
    const verb = operator === 'eq' ? 'equal' : 'match';
    return `The claim "${claim}" is "${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(actual)}", which does not ${verb} "${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(comparand)}".`;
}
function renamed({ presented, stored, proved }) {
    const what = proved ? 'the repository was renamed or transferred' : 'renamed, transferred, or another repository';
    return `"${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(stored)}" is stored, "${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(presented)}" is presented: ${what}.`;
}
/** Says a cause in one sentence. */
function describeCause(cause) {
    switch (cause.code) {
        case 'unreadable':
            return unreadable(cause.refusedFor);
        case 'no-credentials':
            return 'The target holds no federated credential at all.';
        case 'exact-match':
            return `The credential "${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(cause.name)}" matches exactly: Entra has not caught up yet, or refused by mistake.`;
        case 'case':
            return `The ${cause.field} differs in upper and lower case only, and Entra compares the case.`;
        case 'blanks':
            return `The stored ${cause.field} has blanks around it, which Entra compares too.`;
        case 'trailing-slash':
            return `The ${cause.on} issuer ends with a slash and the other one does not; Entra compares it.`;
        case 'issuer':
            return `The issuer differs: ${cause.enterpriseSlug ? 'one of them carries the slug of an enterprise' : 'the stored credential trusts another issuer'}.`;
        case 'audience-cloud':
            return `The stored audience "${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(cause.stored)}" is that of another cloud.`;
        case 'audience':
            return `The token is for "${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(cause.presented)}", the credential for "${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(cause.stored)}".`;
        case 'encoding':
            return 'The subjects differ in encoding only: GitHub writes ":" in a value as "%3A" and nothing else.';
        case 'pull-request-spelling':
            return 'The stored subject says "pull-request"; GitHub writes "pull_request".';
        case 'wildcard-literal':
            return 'The stored subject holds a wildcard, which an exact credential takes literally.';
        case 'unknown':
            return 'The stored subject is another one, and nothing shows how it should become this one.';
        case 'ids-missing':
            return 'The stored subject has names only; this repository presents owner and repository ID with them.';
        case 'ids-unexpected':
            return 'The stored subject holds IDs; this repository still presents names only.';
        case 'ids-stale':
            return 'The names are equal and the IDs are not: the repository or its owner was created anew, or the repository was transferred.';
        case 'renamed':
            return renamed(cause);
        case 'environment-added':
            return `The job has ${nameContext(cause.presented)}, which decides its subject; the credential is for ${nameContext(cause.stored)}.`;
        case 'environment-missing':
            return `The credential is for ${nameContext(cause.stored)}; the job names no environment and runs for ${nameContext(cause.presented)}.`;
        case 'other-context':
            return `The job runs for ${nameContext(cause.presented)}; the credential is for ${nameContext(cause.stored)}.`;
        case 'other-claim':
            return `The template's claim "${cause.claim}" is "${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(cause.presented)}" in the token and "${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(cause.stored)}" in the credential.`;
        case 'template-changed':
            return `The subject has another template: "${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(cause.presented)}" is presented, "${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(cause.stored)}" is stored.`;
        case 'expression-invalid':
            return `The stored expression cannot be relied on: ${cause.problem}`;
        case 'expression':
            return expression(cause);
    }
}
/** Says all causes in one sentence, the likeliest first; empty for none. */
function describeCauses(causes) {
    return causes
        .map(describeCause)
        .reduce((all, next) => (all === '' ? next : `${all.slice(0, -1)}; and ${next.replace(/^The/, 'the')}`), '');
}


/***/ }),

/***/ 182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ comparisonLines)
/* harmony export */ });
/* unused harmony export markDifferences */
/* harmony import */ var _core_credential_credential_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3521);
/* harmony import */ var _core_visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2244);
/** What a job presents beside the nearest stored credential, in lines with the differing segments marked. */


function mark(text, other) {
    const label = /^[a-z_]+:/.exec(text)?.[0] ?? '';
    return other?.startsWith(label) === true && label !== ''
        ? `${label}»${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(text.slice(label.length))}«`
        : `»${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(text)}«`;
}
/** Returns both values with the differing segments between `»` and `«`. */
function markDifferences({ pieces, separator }) {
    const side = (own, other) => pieces
        .filter((piece) => piece[own] !== undefined)
        .map((piece, index) => {
        const text = piece[own] ?? '';
        const before = index === 0 ? '' : separator;
        // Where only a separator is too many, as a final slash, it is what differs: nothing follows that could be marked.
        if (text === '' && !piece.equal)
            return piece[other] === undefined && before !== '' ? `»${before}«` : before;
        return before + (piece.equal ? (0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(text) : mark(text, piece[other]));
    })
        .join('');
    return { presented: side('presented', 'stored'), stored: side('stored', 'presented') };
}
function pair(label, alignment) {
    const { presented, stored } = markDifferences(alignment);
    if (alignment.distance === 0)
        return [`${label} both:      ${stored}`];
    return [`${label} presented: ${presented}`, `${label} stored:    ${stored}`];
}
/** The refusing term of an expression beside the token's claim. */
function termLines({ aligned }, { causes }) {
    const [cause] = causes;
    if (cause?.code !== 'expression')
        return [];
    const label = cause.claim.padEnd(8);
    if (aligned.claim === undefined)
        return [`${label} presented: »(no such claim)«`, `${label} required:  ${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(cause.comparand)}`];
    const { presented, stored } = markDifferences(aligned.claim);
    return [`${label} presented: ${presented}`, `${label} required:  ${stored}`];
}
function subjectLines(nearest, diagnosis, subject) {
    if (nearest.aligned.subject !== undefined)
        return pair('subject ', nearest.aligned.subject);
    return [
        `subject  presented: ${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(subject)}`,
        `expression stored:  ${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)((0,_core_credential_credential_js__WEBPACK_IMPORTED_MODULE_1__/* .matchText */ .H1)(nearest.credential))}`,
        ...termLines(nearest, diagnosis),
    ];
}
/** Returns the presented identity, beside the nearest stored credential where one could be read: differences between `»` and `«`. */
function comparisonLines(diagnosis) {
    const { presented, nearest } = diagnosis;
    if (presented === undefined)
        return [];
    const { subject, issuer, audience } = presented;
    if (nearest === undefined) {
        return [
            `subject  presented: ${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(subject)}`,
            `issuer   presented: ${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(issuer)}`,
            `audience presented: ${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(audience)}`,
        ];
    }
    return [
        `nearest stored credential: "${(0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(nearest.credential.name)}"`,
        ...pair('issuer  ', nearest.aligned.issuer),
        ...subjectLines(nearest, diagnosis, subject),
        ...pair('audience', nearest.aligned.audience),
    ];
}


/***/ }),

/***/ 2191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  describeFailure: () => (/* binding */ describeFailure)
});

// UNUSED EXPORTS: buildFailureSummary

// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/report/cause.js
var report_cause = __webpack_require__(2828);
// EXTERNAL MODULE: ./build/report/comparison.js
var comparison = __webpack_require__(182);
// EXTERNAL MODULE: ./build/core/visible.js
var visible = __webpack_require__(2244);
;// CONCATENATED MODULE: ./build/report/cure.js


function nameEnvironment({ environment, pattern, credential, alone }) {
    const [name, trusted] = [(0,visible/* visible */.R)(environment), `the credential "${(0,visible/* visible */.R)(credential)}" trusts`];
    const give = pattern
        ? `Give the job an \`environment:\` that matches "${name}": ${trusted} those`
        : `Give the job back its \`environment: ${name}\`: ${trusted} that environment`;
    return `${give}, and the job names none.${alone ? '' : ' Then run again: the subject differs in its repository as well.'}`;
}
function spellEnvironment({ from, to, onlyCase, credential }) {
    const spelled = `the credential "${(0,visible/* visible */.R)(credential)}" trusts that environment, and the job names "${(0,visible/* visible */.R)(from)}"`;
    return onlyCase
        ? `Write \`environment: ${(0,visible/* visible */.R)(to)}\` in the job: ${spelled}; Entra compares the case.`
        : `Did you mean \`environment: ${(0,visible/* visible */.R)(to)}\`? If so, correct the job: ${spelled}.`;
}
function runOn({ context, credential }) {
    const only = "`if: github.event_name == 'push'`";
    return `Run this job for ${(0,report_cause/* nameContext */.Lv)(context)} only (such as ${only}): the credential "${(0,visible/* visible */.R)(credential)}" trusts that, and this run is for a pull request.`;
}
function addOwner({ permission, person }) {
    const who = person ? 'the signed-in person' : "the manager's service principal";
    return `Make ${who} an owner of the application, with the command below: the token holds ${permission}, which covers only applications that its holder owns.`;
}
/** What a trust in a context lets in. */
function admits(context) {
    switch (context?.kind) {
        case undefined:
            return 'Whatever presents this subject could sign in.';
        case 'environment':
            return "Every job that gets past the environment's rules could sign in.";
        case 'ref':
            return 'Every job that runs there could sign in, without the rules of an environment.';
        case 'pull_request':
            return 'Every pull request could sign in, before anybody has reviewed it.';
    }
}
/** Says in one sentence what to do. */
function describeCure(cure) {
    switch (cure.kind) {
        case 'name-environment':
            return nameEnvironment(cure);
        case 'spell-environment':
            return spellEnvironment(cure);
        case 'run-on':
            return runOn(cure);
        case 'ask-environment':
            return `Did the job lose its \`environment:\`? It names none and runs for ${(0,report_cause/* nameContext */.Lv)(cure.context)}: where it should run in an environment, put \`environment: <name>\` back.`;
        case 'set-audience':
            return `Set \`audience: ${(0,visible/* visible */.R)(cure.audience)}\` on this step: the credential "${(0,visible/* visible */.R)(cure.credential)}" is for that audience.`;
        case 'find-stored':
            return cure.differs === 'audience'
                ? 'Set `audience` on this step to the one that is stored, which the command below lists, or correct it there.'
                : 'Spell environment, branch and repository as they are stored, which the command below lists: Entra compares the case.';
        case 'correct-stored':
            return `Correct the stored credential "${(0,visible/* visible */.R)(cure.credential)}" with the command below: it differs in spelling only.`;
        case 'add-owner':
            return addOwner(cure);
        case 'create':
            return 'Add the federated credential shown below.';
    }
}
function targetName({ target }) {
    switch (target.kind) {
        case 'application':
            return `application ${target.clientId}`;
        case 'managed-identity':
            return `managed identity "${(0,visible/* visible */.R)(target.resourceId.split('/').at(-1) ?? '')}"`;
    }
}
function portalPath({ target }) {
    switch (target.kind) {
        case 'application':
            return 'Certificates & secrets, Federated credentials';
        case 'managed-identity':
            return 'Settings, Federated credentials';
    }
}
function headings(cure) {
    const { weaker, besideStored, context, cautions } = cure;
    const warned = cautions.map(({ message, safer }) => `Before you trust it: ${message} ${safer}`);
    const where = `for ${targetName(cure)}; in the portal (${portalPath(cure)}):`;
    if (!weaker && besideStored)
        return [...warned, `Only if the stored credential must stay as it is, a second one beside it, ${where}`];
    if (!weaker)
        return [...warned, `The federated credential that is needed, ${where}`];
    const what = context === undefined ? 'this subject' : (0,report_cause/* nameContext */.Lv)(context);
    const letsIn = warned.length === 0 ? ` ${admits(context)}` : '';
    return [
        `Only if ${what} itself shall be trusted, a weaker federated credential does.${letsIn}`,
        ...warned,
        `The weaker one, ${where}`,
    ];
}
function createLines(cure) {
    const { portal, command } = cure.forms;
    const width = Math.max(...portal.map(([label]) => label.length));
    return [
        ...headings(cure),
        ...portal.map(([label, value]) => `  ${label.padEnd(width)}  ${(0,visible/* visible */.R)(value)}`),
        'or as a command of the Azure CLI, quoted for bash:',
        `  ${command}`,
    ];
}
/** Returns what to paste for a cure: values and commands; empty where the sentence says all. */
function cureLines(cure) {
    switch (cure.kind) {
        case 'name-environment':
        case 'spell-environment':
        case 'run-on':
        case 'ask-environment':
        case 'set-audience':
            return [];
        case 'find-stored':
            return ['What is stored:', `  ${cure.command}`];
        case 'correct-stored':
            return [`The stored credential "${(0,visible/* visible */.R)(cure.credential)}", corrected:`, `  ${cure.command}`];
        case 'add-owner':
            return ['The ownership that is missing:', `  ${cure.command}`];
        case 'create':
            return createLines(cure);
    }
}

;// CONCATENATED MODULE: ./build/report/diagnosis.js



// Ownership is what such a manager lacks: what the service's status alone would suggest is granted already.
function isGranted(cures) {
    return cures.some(({ kind }) => kind === 'add-owner');
}
/**
 * Returns what to do, one sentence each, in the order in which to try it: what the diagnosis found, then the error's own hint,
 * which speaks of the failure as such.
 */
function instructionsOf({ hint, diagnosis }) {
    const cures = diagnosis?.cures ?? [];
    const found = cures.filter(({ kind }) => kind !== 'create').map(describeCure);
    if (hint !== undefined && !isGranted(cures))
        return [...found, hint];
    return found.length > 0 ? found : cures.map(describeCure);
}
/** True unless nobody could read what is stored, and Entra's number tells nothing either. */
function isKnown({ causes: [cause] }) {
    return cause?.code !== 'unreadable' || cause.refusedFor !== undefined;
}
/** Returns the further lines of a failure: other cures, likely cause, comparison, details, and what to paste. */
function explanationLines(error) {
    const { diagnosis, details } = error;
    const [, ...others] = instructionsOf(error);
    const weaker = diagnosis?.cures.some((cure) => cure.kind === 'create' && cure.weaker) === true;
    const lead = weaker ? 'Only if the job is as it was meant' : 'Otherwise';
    const otherwise = others.map((sentence) => `${lead}: ${sentence}`);
    if (diagnosis === undefined)
        return [...otherwise, ...details];
    const cause = (0,report_cause/* describeCauses */.wh)(diagnosis.causes);
    return [
        ...otherwise,
        ...(cause === '' ? [] : [isKnown(diagnosis) ? `Likely cause: ${cause}` : cause]),
        ...(0,comparison/* comparisonLines */.p)(diagnosis),
        ...details,
        ...diagnosis.cures.flatMap(cureLines),
    ];
}

// EXTERNAL MODULE: ./build/report/log-line.js
var log_line = __webpack_require__(3480);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/failure.js
/** Failure of a step in words: the annotation, the lines of the log, the summary, and stack traces for debug logging. */




function answerLine({ answer }) {
    const said = answer === undefined ? '' : (0,core_error/* describeAnswer */.O1)(answer);
    if (answer === undefined || said === '')
        return [];
    const correlation = answer.correlationId === undefined ? '' : ` (correlation ID ${answer.correlationId})`;
    return [`${answer.service} said: ${said}${correlation}`];
}
function tracesOf(error) {
    const traces = [];
    for (let cause = error; cause instanceof Error; cause = cause.cause)
        traces.push((0,core_error/* redact */.E$)(cause.stack ?? cause.message));
    return traces;
}
/** Puts whatever was thrown into words; `troubleshooting` is the address of the page with a heading per code. */
function describeFailure(thrown, troubleshooting) {
    const error = (0,core_error/* asFederationError */.Mq)(thrown);
    const [whatToDo] = instructionsOf(error);
    const more = `More about this error: ${troubleshooting}#${error.code}`;
    return {
        code: error.code,
        annotation: [`[${error.code}] ${error.message}`, ...(whatToDo === undefined ? [] : [(0,core_error/* redact */.E$)(whatToDo)])],
        lines: [...explanationLines(error), ...answerLine(error), more].map((line) => (0,log_line/* infoLine */.P)((0,core_error/* redact */.E$)(line))),
        traces: tracesOf(error),
        summary: buildFailureSummary(error),
    };
}
// GitHub drops a summary of more than 1 MiB per step, and what was planned stands there as well.
const SUMMARY_CHARACTERS = 100_000;
/** The first lines, as many as a summary takes. */
function bounded(lines) {
    let left = SUMMARY_CHARACTERS;
    const kept = lines.filter((line) => {
        left -= line.length + 1;
        return left >= 0;
    });
    const missing = lines.length - kept.length;
    return missing === 0 ? kept : [...kept, `${missing} more lines are in the log.`];
}
/** Builds the summary of a failure: code, sentence, cure, details, and what the service said. */
function buildFailureSummary(error) {
    const { answer } = error;
    const [whatToDo] = instructionsOf(error);
    const lines = bounded(explanationLines(error));
    const words = answer === undefined ? '' : (0,core_error/* describeAnswer */.O1)(answer);
    const said = answer === undefined || words === '' ? [] : [[answer.service, (0,markdown/* code */.aY)(words)]];
    const correlation = answer?.correlationId === undefined ? [] : [['Correlation ID', (0,markdown/* code */.aY)(answer.correlationId)]];
    return [
        `### Failed: ${error.code}`,
        '',
        (0,markdown/* table */.tp)([
            ['What failed', (0,markdown/* plain */.pj)(error.message)],
            ...(whatToDo === undefined ? [] : [['What to do', (0,markdown/* plain */.pj)(whatToDo)]]),
            ...said,
            ...correlation,
        ]),
        '',
        ...(lines.length === 0 ? [] : [(0,markdown/* fenced */.OF)('text', lines), '']),
    ].join('\n');
}


/***/ })

};
;