"use strict";
exports.id = 340;
exports.ids = [340];
exports.modules = {

/***/ 6517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ diagnose)
});

// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/core/visible.js
var visible = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/core/expression/wildcard.js
var wildcard = __webpack_require__(1523);
// EXTERNAL MODULE: ./build/core/subject/subject.js
var subject = __webpack_require__(2361);
;// CONCATENATED MODULE: ./build/core/diagnosis/alignment.js
/** Knows how two issuers, subjects or audiences are laid beside each other: aligned by segment, with the differences marked. */



const MISSING_COST = 1;
function split(text, separator) {
    if (separator === '/')
        return text.split('/').map((part) => ({ label: '', text: part }));
    return (0,subject/* parseSubject */.Ci)(text, 'percent-colon').segments.map((segment) => ({
        label: segment.key,
        text: (0,subject/* formatSegments */.cD)([segment]),
    }));
}
function equalPieces(presented, stored, comparison) {
    if (presented.text === stored.text)
        return true;
    return comparison === 'pattern' && (0,wildcard/* matchesWildcard */._)(stored.text, presented.text);
}
function commonPrefix(left, right) {
    let at = 0;
    while (at < left.length && at < right.length && left[at] === right[at])
        at += 1;
    return at;
}
/** Cost of putting one piece for another: between 0 (equal) and less than that of leaving both out. */
function substitution(presented, stored, comparison) {
    if (equalPieces(presented, stored, comparison))
        return 0;
    if (presented.text.toLowerCase() === stored.text.toLowerCase())
        return 0.1;
    const longest = Math.max(presented.text.length, stored.text.length);
    const alike = commonPrefix(presented.text, stored.text) / longest;
    return (presented.label === stored.label ? 0.5 : 1.2) + 0.5 * (1 - alike);
}
const END = { cost: 0 };
/** Finds the cheapest way through both lists (Needleman and Wunsch), from the last pair of remainders to the first. */
function cheapestPath(left, right, comparison) {
    const width = right.length + 1;
    const paths = [];
    const pathAt = (index, s) => paths[index * width + s] ?? END;
    for (let index = left.length; index >= 0; index--) {
        for (let s = right.length; s >= 0; s--) {
            const [mine, theirs] = [left[index], right[s]];
            const step = (cost, presented, stored, next) => ({
                cost: cost + next.cost,
                piece: { presented: presented?.text, stored: stored?.text, index, equal: cost === 0 },
                next,
            });
            const options = [];
            if (mine !== undefined && theirs !== undefined)
                options.push(step(substitution(mine, theirs, comparison), mine, theirs, pathAt(index + 1, s + 1)));
            if (mine !== undefined)
                options.push(step(MISSING_COST, mine, undefined, pathAt(index + 1, s)));
            if (theirs !== undefined)
                options.push(step(MISSING_COST, undefined, theirs, pathAt(index, s + 1)));
            const [first, ...others] = options;
            if (first !== undefined)
                paths[index * width + s] = others.reduce((best, option) => (option.cost < best.cost ? option : best), first);
        }
    }
    return pathAt(0, 0);
}
// Issuer, subject and audience of a stored credential end here (Graph, federatedIdentityCredential), as real ones do.
const MAX_LENGTH = 600;
function capped(text) {
    return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
/** Lays a presented value beside a stored one, segment by segment, so that as little as possible differs; 600 characters of each. */
function align(presented, stored, comparison = 'exact') {
    const separator = [presented, stored].every((text) => /^https?:\/\/|^spiffe:\/\/|^\/|^api:\/\//.test(text))
        ? '/'
        : ':';
    const path = cheapestPath(split(capped(presented), separator), split(capped(stored), separator), comparison);
    const pieces = [];
    for (let step = path; step?.piece !== undefined; step = step.next)
        pieces.push(step.piece);
    return { pieces, distance: path.cost, separator };
}
function mark(text, other) {
    const label = /^[a-z_]+:/.exec(text)?.[0] ?? '';
    return other?.startsWith(label) === true && label !== ''
        ? `${label}»${(0,visible/* visible */.R)(text.slice(label.length))}«`
        : `»${(0,visible/* visible */.R)(text)}«`;
}
/** Returns both values with the differing segments between `»` and `«`. */
function markDifferences({ pieces, separator }) {
    const side = (own, other) => pieces
        .flatMap((piece) => {
        const text = piece[own];
        if (text === undefined)
            return [];
        return [piece.equal ? (0,visible/* visible */.R)(text) : mark(text, piece[other])];
    })
        .join(separator);
    return { presented: side('presented', 'stored'), stored: side('stored', 'presented') };
}
/** Returns the first character that differs, counted from 1, or undefined for equal values. */
function firstDifference(presented, stored) {
    return presented === stored ? undefined : commonPrefix(presented, stored) + 1;
}

// EXTERNAL MODULE: ./build/core/credential/issuer.js
var issuer = __webpack_require__(1483);
;// CONCATENATED MODULE: ./build/core/diagnosis/subject-cause.js
/** Knows why a presented GitHub subject is not the stored one: spelling, IDs, another name, context or template. */



function cause(code, sentence) {
    return { code, sentence };
}
function withoutEscapes(text) {
    return text.replace(/%([2-7][0-9a-f])/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
/** Causes that show in the text as a whole. */
function spelling(presented, stored) {
    if (stored.trim() === presented) {
        return cause('blanks', 'The stored subject has blanks around it, which Entra compares too.');
    }
    if (stored.toLowerCase() === presented.toLowerCase()) {
        return cause('case', 'The subject differs in upper and lower case only, and Entra compares the case.');
    }
    if (withoutEscapes(stored) === withoutEscapes(presented)) {
        return cause('encoding', 'The subjects differ in encoding only: GitHub writes ":" in a value as "%3A" and nothing else.');
    }
    if (stored.replace(/:pull-request\b/, ':pull_request') === presented) {
        return cause('pull-request-spelling', 'The stored subject says "pull-request"; GitHub writes "pull_request".');
    }
    if ((0,wildcard/* hasWildcard */.r)(stored) && (0,wildcard/* matchesWildcard */._)(stored, presented)) {
        return cause('wildcard-literal', 'The stored subject holds a wildcard, which an exact credential takes literally.');
    }
    return undefined;
}
/** Causes in the `repo` segment. */
function repository(presented, stored) {
    const mine = presented.repository;
    const theirs = stored.repository;
    if (mine === undefined || theirs === undefined)
        return undefined;
    const sameNames = mine.owner.toLowerCase() === theirs.owner.toLowerCase() && mine.name.toLowerCase() === theirs.name.toLowerCase();
    if (!sameNames) {
        const proved = mine.id !== undefined && mine.id === theirs.id;
        const names = `"${theirs.owner}/${theirs.name}" is stored, "${mine.owner}/${mine.name}" is presented`;
        return cause('renamed', `${names}: ${proved ? 'the repository was renamed or transferred' : 'renamed, transferred, or another repository'}.`);
    }
    if (presented.immutable && !stored.immutable) {
        return cause('ids-missing', 'The stored subject has names only; this repository presents owner and repository ID with them.');
    }
    if (stored.immutable && !presented.immutable) {
        return cause('ids-unexpected', 'The stored subject holds IDs; this repository still presents names only.');
    }
    if (mine.id !== theirs.id || mine.ownerId !== theirs.ownerId) {
        return cause('ids-stale', 'The names are equal and the IDs are not: the repository or its owner was created anew, or the repository was transferred.');
    }
    return undefined;
}
/** Labels of the segments in order, with every form of the context under one name. */
function shape({ segments }) {
    const contexts = new Set(['environment', 'ref', 'pull_request', 'pull-request']);
    return segments.map(({ key }) => (contexts.has(key) ? 'context' : key)).join(':');
}
function nameOf(context) {
    switch (context.kind) {
        case 'environment':
            return `the environment "${(0,visible/* visible */.R)(context.environment)}"`;
        case 'ref':
            return `the ref "${(0,visible/* visible */.R)(context.ref)}"`;
        case 'pull_request':
            return 'a pull request';
    }
}
/** Causes in the context segment. */
function context(presented, stored) {
    const mine = presented.context;
    const theirs = stored.context;
    if (mine === undefined || theirs === undefined)
        return undefined;
    if (mine.kind === 'environment' && theirs.kind !== 'environment') {
        return cause('environment-added', `The job has ${nameOf(mine)}, which decides its subject; the credential is for ${nameOf(theirs)}.`);
    }
    if (theirs.kind === 'environment' && mine.kind !== 'environment') {
        return cause('environment-missing', `The credential is for ${nameOf(theirs)}; the job names no environment and runs for ${nameOf(mine)}.`);
    }
    const differs = nameOf(mine) !== nameOf(theirs);
    return differs
        ? cause('other-context', `The job runs for ${nameOf(mine)}; the credential is for ${nameOf(theirs)}.`)
        : undefined;
}
/** Causes in the further claims of a customised template. */
function claims(presented, stored) {
    const key = Object.keys(presented.claims).find((name) => presented.claims[name] !== stored.claims[name]);
    if (key === undefined)
        return undefined;
    return cause('other-context', `The template's claim "${key}" is "${(0,visible/* visible */.R)(`${presented.claims[key]}`)}" in the token and "${(0,visible/* visible */.R)(`${stored.claims[key]}`)}" in the credential.`);
}
// A subject of GitHub opens with one of these, whatever its template is.
const GITHUB_SUBJECT = /^(?:repo|repository\w*|environment|ref|job_workflow_ref|workflow|actor|enterprise|repo_property_\w+|\w+_(?:id|ref)):/;
/** Returns the likely cause for two different subjects of one issuer. */
function subjectCause(presented, stored) {
    const unknown = cause('unknown', 'The stored subject is another one, and nothing shows how it should become this one.');
    const spelt = spelling(presented, stored);
    if (spelt !== undefined)
        return spelt;
    if (!GITHUB_SUBJECT.test(presented) || !GITHUB_SUBJECT.test(stored))
        return unknown;
    const mine = (0,subject/* parseSubject */.Ci)(presented);
    const theirs = (0,subject/* parseSubject */.Ci)(stored);
    if (shape(mine) !== shape(theirs)) {
        return cause('template-changed', `The subject has another template: "${shape(mine)}" is presented, "${shape(theirs)}" is stored.`);
    }
    const prefix = repository(mine, theirs);
    const rest = context(mine, theirs) ?? claims(mine, theirs);
    if (prefix === undefined || rest === undefined)
        return prefix ?? rest ?? unknown;
    return cause(prefix.code, `${prefix.sentence.slice(0, -1)}; and ${rest.sentence.replace(/^The/, 'the')}`);
}

;// CONCATENATED MODULE: ./build/core/diagnosis/cause.js
/** Knows the likely causes of a refusal, from the difference between what is presented and what is stored. */




function issuerCause(presented, stored) {
    if (stored.trim() === presented) {
        return { code: 'blanks', sentence: 'The stored issuer has blanks around it, which Entra compares too.' };
    }
    if ((0,issuer/* withoutTrailingSlash */.ae)(stored) === (0,issuer/* withoutTrailingSlash */.ae)(presented)) {
        const which = stored.endsWith('/') ? 'The stored issuer ends' : 'The presented issuer ends';
        return { code: 'trailing-slash', sentence: `${which} with a slash and the other one does not; Entra compares it.` };
    }
    if (stored.toLowerCase() === presented.toLowerCase()) {
        return { code: 'case', sentence: 'The issuer differs in upper and lower case only, and Entra compares the case.' };
    }
    const slug = [(0,issuer/* issuerKind */.W8)(presented), (0,issuer/* issuerKind */.W8)(stored)].includes('github-enterprise-slug');
    const why = slug && (0,issuer/* isGitHubIssuer */.xU)(presented) && (0,issuer/* isGitHubIssuer */.xU)(stored)
        ? 'one of them carries the slug of an enterprise'
        : 'the stored credential trusts another issuer';
    return { code: 'issuer', sentence: `The issuer differs: ${why}.` };
}
function audienceCause(presented, stored, cloudAudiences) {
    if (stored.trim() === presented) {
        return { code: 'blanks', sentence: 'The stored audience has blanks around it, which Entra compares too.' };
    }
    if (stored.toLowerCase() === presented.toLowerCase()) {
        return { code: 'case', sentence: 'The audience differs in upper and lower case only, and Entra compares the case.' };
    }
    if (cloudAudiences.includes(presented) && cloudAudiences.includes(stored)) {
        return { code: 'audience-cloud', sentence: `The stored audience "${stored}" is that of another cloud.` };
    }
    return {
        code: 'audience',
        sentence: `The token is for "${(0,visible/* visible */.R)(presented)}", the credential for "${(0,visible/* visible */.R)(stored)}".`,
    };
}
function expressionCause({ refusing, problem }) {
    const code = 'expression';
    if (refusing === undefined) {
        return { code, sentence: `The stored expression cannot be relied on: ${problem}` };
    }
    const { claim, operator, comparand, actual } = refusing;
    if (actual === undefined) {
        return { code, sentence: `The expression needs the claim "${claim}", which the token does not carry.` };
    }
    const verb = operator === 'eq' ? 'equal' : 'match';
    return {
        code,
        sentence: `The claim "${claim}" is "${(0,visible/* visible */.R)(actual)}", which does not ${verb} "${(0,visible/* visible */.R)(comparand)}".`,
    };
}
/**
 * Returns the likely cause of a refusal: that of the first field that differs, in Entra's order (issuer, subject or
 * expression, audience).
 */
function causeOf(found, presented, cloudAudiences) {
    const { credential, differing } = found;
    const field = differing[0] ?? 'none';
    switch (field) {
        case 'none':
            return {
                code: 'exact-match',
                sentence: `The credential "${(0,visible/* visible */.R)(credential.name)}" matches exactly: Entra has not caught up yet, or refused by mistake.`,
            };
        case 'issuer':
            return issuerCause(presented.issuer, credential.issuer);
        case 'audience':
            return audienceCause(presented.audience, credential.audiences[0] ?? '', cloudAudiences);
        case 'expression':
            return expressionCause(found);
        case 'subject':
            return subjectCause(presented.subject, (0,credential_credential/* matchText */.H1)(credential));
    }
}

// EXTERNAL MODULE: ./build/core/expression/evaluation.js
var evaluation = __webpack_require__(6179);
// EXTERNAL MODULE: ./build/core/expression/expression.js
var expression = __webpack_require__(3267);
// EXTERNAL MODULE: ./build/core/expression/rules.js
var rules = __webpack_require__(2250);
;// CONCATENATED MODULE: ./build/core/diagnosis/distance.js




const HOPELESS = 100;
const SOUND = { problem: '', column: 1 };
function expressionDistance(text, issuer, presented) {
    const parsed = (0,expression/* parseExpression */.YK)(text);
    if (!parsed.ok)
        return { distance: HOPELESS, problem: parsed.problem.message, column: parsed.problem.column };
    const claims = { ...presented.claims, iss: presented.issuer, sub: presented.subject, aud: presented.audience };
    const { terms } = (0,evaluation/* evaluate */._3)(parsed.expression, claims);
    const refusing = terms.filter(({ ok }) => !ok);
    const distance = refusing.reduce((sum, term) => sum + termDistance(term), 0);
    const [first] = refusing;
    if (first !== undefined)
        return { distance, refusing: first, problem: '', column: first.column };
    const [problem] = (0,rules/* validateExpression */.P1)(parsed.expression, issuer);
    return problem === undefined ? { distance, ...SOUND } : { distance, problem: problem.message, column: problem.column };
}
function termDistance({ actual, comparand, operator }) {
    if (actual === undefined)
        return 1;
    // A pattern can fail although every aligned segment fits; it is refused all the same.
    return Math.max(0.1, align(actual, comparand, operator === 'matches' ? 'pattern' : 'exact').distance);
}
function matchDistance(credential, presented) {
    if (credential.subject !== undefined)
        return { distance: align(presented.subject, credential.subject).distance, ...SOUND };
    return expressionDistance(credential.claimsMatchingExpression.value, credential.issuer, presented);
}
/** Measures a stored credential against what a job presents. */
function distanceTo(credential, presented) {
    const match = matchDistance(credential, presented);
    const differing = [];
    if (credential.issuer !== presented.issuer)
        differing.push('issuer');
    if (credential.subject !== undefined) {
        if (credential.subject !== presented.subject)
            differing.push('subject');
    }
    else if (match.distance > 0 || match.problem !== '')
        differing.push('expression');
    if (!credential.audiences.includes(presented.audience))
        differing.push('audience');
    const audience = align(presented.audience, credential.audiences[0] ?? '').distance;
    const issuer = align(presented.issuer, credential.issuer).distance;
    return { ...match, credential, differing, distance: match.distance + audience + issuer };
}

;// CONCATENATED MODULE: ./build/core/diagnosis/diagnosis.js
/** Knows why Entra did not accept a token: which stored credential comes nearest, where it differs, and the likely cause. */





function nearestOf(stored, presented) {
    const distances = stored.map((credential) => distanceTo(credential, presented));
    return distances.toSorted((left, right) => left.differing.length - right.differing.length || left.distance - right.distance)[0];
}
function describe(found, presented) {
    const { credential, differing, refusing } = found;
    const field = differing[0] ?? 'none';
    if (field === 'expression') {
        const expression = (0,credential_credential/* matchText */.H1)(credential);
        const shown = refusing === undefined ? presented.subject : `${refusing.claim}: ${refusing.actual ?? '(no such claim)'}`;
        return { credential, field, presented: shown, stored: expression, column: found.column };
    }
    const mine = presented[field === 'none' ? 'subject' : field];
    const theirs = storedValue(credential, field);
    const first = align(mine, theirs).pieces.find(({ equal }) => !equal);
    const column = firstDifference(mine, theirs);
    const exact = credential.subject !== undefined || field !== 'none';
    return {
        credential,
        field,
        presented: mine,
        stored: theirs,
        ...(first === undefined || !exact
            ? {}
            : { segment: { presented: first.presented ?? '', stored: first.stored ?? '', index: first.index } }),
        ...(column === undefined || !exact ? {} : { column }),
    };
}
function storedValue(credential, field) {
    switch (field) {
        case 'issuer':
            return credential.issuer;
        case 'audience':
            return credential.audiences[0] ?? '';
        case 'subject':
        case 'expression':
        case 'none':
            return (0,credential_credential/* matchText */.H1)(credential);
    }
}
function pair(label, mine, theirs) {
    const { presented, stored } = markDifferences(align(mine, theirs));
    return [`${label} presented: ${presented}`, `${label} stored:    ${stored}`];
}
function expressionLines(found, presented) {
    const lines = [
        `subject  presented: ${(0,visible/* visible */.R)(presented.subject)}`,
        `expression stored:  ${(0,visible/* visible */.R)((0,credential_credential/* matchText */.H1)(found.credential))}`,
    ];
    const { refusing } = found;
    if (refusing === undefined)
        return lines;
    const label = refusing.claim.padEnd(8);
    if (refusing.actual === undefined) {
        return [...lines, `${label} presented: »(no such claim)«`, `${label} required:  ${(0,visible/* visible */.R)(refusing.comparand)}`];
    }
    const comparison = refusing.operator === 'matches' ? 'pattern' : 'exact';
    const marked = markDifferences(align(refusing.actual, refusing.comparand, comparison));
    return [...lines, `${label} presented: ${marked.presented}`, `${label} required:  ${marked.stored}`];
}
function markedLines(found, presented) {
    const { credential, differing } = found;
    const flexible = credential.subject === undefined;
    return [
        `nearest stored credential: "${(0,visible/* visible */.R)(credential.name)}"`,
        ...pair('issuer  ', presented.issuer, credential.issuer),
        ...(flexible && differing.includes('expression')
            ? expressionLines(found, presented)
            : flexible
                ? [`subject  presented: ${(0,visible/* visible */.R)(presented.subject)}`, `expression stored:  ${(0,visible/* visible */.R)((0,credential_credential/* matchText */.H1)(credential))}`]
                : pair('subject ', presented.subject, credential.subject)),
        ...pair('audience', presented.audience, credential.audiences[0] ?? ''),
    ];
}
function presentedLines({ issuer, subject, audience }) {
    return [
        `subject  presented: ${(0,visible/* visible */.R)(subject)}`,
        `issuer   presented: ${(0,visible/* visible */.R)(issuer)}`,
        `audience presented: ${(0,visible/* visible */.R)(audience)}`,
    ];
}
function withoutNearest(presented, cause) {
    return { marked: presentedLines(presented), causeCode: cause.code, cause: cause.sentence };
}
/**
 * Compares what a job presents with what a target stores, field by field in the order in which Entra does (issuer,
 * subject or expression, audience; all case-sensitive), and names the likely cause. Never throws.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
function diagnose({ presented, stored, cloudAudiences }) {
    if (stored === undefined) {
        return withoutNearest(presented, {
            code: 'unknown',
            sentence: 'The stored credentials could not be read, so nothing can be said about the nearest one.',
        });
    }
    const found = nearestOf(stored, presented);
    if (found === undefined) {
        return withoutNearest(presented, {
            code: 'no-credentials',
            sentence: 'The target holds no federated credential at all.',
        });
    }
    const cause = causeOf(found, presented, cloudAudiences);
    return {
        nearest: describe(found, presented),
        marked: markedLines(found, presented),
        causeCode: cause.code,
        cause: cause.sentence,
    };
}


/***/ }),

/***/ 8474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K9: () => (/* binding */ admitsEveryBranch),
  nC: () => (/* binding */ admitsMergeQueueByTheWay),
  rm: () => (/* binding */ hasLiteralWorkflow),
  Zg: () => (/* binding */ reachesOf)
});

// UNUSED EXPORTS: isPinned

// EXTERNAL MODULE: ./build/core/template/template.js
var template_template = __webpack_require__(4963);
;// CONCATENATED MODULE: ./build/core/expression/automaton.js
/** Decides whether languages have a text in common, by searching the product of their automata. */
/** More states than any real expression needs; past it nothing is decided. */
const STATE_LIMIT = 100_000;
function connect(language, from, to, fresh) {
    switch (language.kind) {
        case 'one':
            from.edges.push({ to, on: language.of });
            return;
        case 'text':
        case 'sequence': {
            const parts = language.kind === 'sequence'
                ? language.parts
                : [...language.text].map((characters) => ({ kind: 'one', of: { characters, negated: false } }));
            let at = from;
            for (const part of parts) {
                const next = fresh();
                connect(part, at, next, fresh);
                at = next;
            }
            at.edges.push({ to });
            return;
        }
        case 'choice':
            for (const option of language.options)
                connect(option, from, to, fresh);
            return;
        case 'repeat': {
            const hub = fresh();
            from.edges.push({ to: hub });
            connect(language.of, hub, hub, fresh);
            hub.edges.push({ to });
        }
    }
}
function automatonOf(language) {
    let states = 0;
    const fresh = () => ({ id: states++, edges: [] });
    const automaton = { start: fresh(), accept: fresh() };
    connect(language, automaton.start, automaton.accept, fresh);
    return automaton;
}
function reachOf(state, accept) {
    const closure = new Set([state]);
    const edges = [];
    for (const each of closure) {
        for (const { to, on } of each.edges) {
            if (on === undefined)
                closure.add(to);
            else
                edges.push({ to, on });
        }
    }
    return { edges, accepts: closure.has(accept) };
}
/** The characters that some edge names, and one that stands for all the others: what the edges can tell apart. */
function charactersOf(reaches) {
    const named = new Set(reaches.flatMap(({ edges }) => edges.flatMap(({ on }) => [...on.characters])));
    let other = 'x';
    for (let code = 0x61; named.has(other); code++)
        other = String.fromCodePoint(code);
    return new Set([other, ...named]);
}
function textOf(node) {
    const characters = [];
    for (let at = node; at !== undefined; at = at.before)
        characters.push(at.character);
    return characters.toReversed().join('');
}
function follow(reaches, character) {
    let tuples = [[]];
    for (const { edges } of reaches) {
        const next = edges.filter(({ on }) => on.characters.includes(character) !== on.negated);
        if (next.length === 0)
            return [];
        tuples = tuples.flatMap((tuple) => next.map(({ to }) => [...tuple, to]));
    }
    return tuples;
}
/** Looks for the shortest text that all languages hold; breadth first, so that the same languages give the same text. */
function overlap(languages, limit = STATE_LIMIT) {
    const automata = languages.map(automatonOf);
    const known = automata.map(() => new Map());
    const reachesOf = ({ states }) => automata.map(({ start, accept }, index) => {
        const state = states[index] ?? start;
        const reach = known[index]?.get(state) ?? reachOf(state, accept);
        known[index]?.set(state, reach);
        return reach;
    });
    const queue = [{ states: automata.map(({ start }) => start), before: undefined, character: '' }];
    const seen = new Set();
    for (const node of queue) {
        const reaches = reachesOf(node);
        if (reaches.every(({ accepts }) => accepts))
            return { kind: 'some', example: textOf(node) };
        for (const character of charactersOf(reaches)) {
            for (const states of follow(reaches, character)) {
                const key = states.map(({ id }) => id).join(' ');
                if (seen.has(key))
                    continue;
                if (seen.size >= limit)
                    return { kind: 'undecided' };
                seen.add(key);
                queue.push({ states, before: node, character });
            }
        }
    }
    return { kind: 'none' };
}

;// CONCATENATED MODULE: ./build/core/expression/language.js
/** Languages of texts as data: literal texts, classes of characters, sequences, choices and repetitions. */
/** The language of one text. */
function language_text(literal) {
    return { kind: 'text', text: literal };
}
/** One of the characters. */
function oneOf(characters) {
    return { kind: 'one', of: { characters, negated: false } };
}
/** One character that is none of these. */
function noneOf(characters) {
    return { kind: 'one', of: { characters, negated: true } };
}
/** The languages one after the other; strings stand for themselves. */
function sequence(...parts) {
    return { kind: 'sequence', parts: parts.map((part) => (typeof part === 'string' ? language_text(part) : part)) };
}
/** Any of the languages. */
function choice(options) {
    return { kind: 'choice', options };
}
/** The language any number of times, also never. */
function repeat(of) {
    return { kind: 'repeat', of };
}
/** The language once or more. */
function oneOrMore(of) {
    return sequence(of, repeat(of));
}
/** The language of a pattern of Entra's `matches`: `*` is any run of characters, `?` is one. */
function wildcard(pattern) {
    const any = noneOf('');
    return sequence(...[...pattern].map((symbol) => (symbol === '*' ? repeat(any) : symbol === '?' ? any : language_text(symbol))));
}
function without({ characters, negated }, out) {
    if (negated)
        return { characters: characters + out, negated };
    return { characters: [...characters].filter((character) => !out.includes(character)).join(''), negated };
}
/**
 * Every text over a class of characters but these, in any case.
 * @param words must consist of characters of the class
 */
function otherThan(words, of) {
    const lower = words.map((word) => word.toLowerCase());
    const firsts = [...new Set(lower.flatMap((word) => [...word].slice(0, 1)))];
    const bothCases = firsts.map((first) => first + first.toUpperCase()).join('');
    const one = { kind: 'one', of: without(of, bothCases) };
    const continued = firsts.map((first) => {
        const rests = lower.filter((word) => word.startsWith(first)).map((word) => word.slice(first.length));
        return sequence(oneOf(first + first.toUpperCase()), otherThan(rests, of));
    });
    const stops = lower.includes('') ? [] : [language_text('')];
    return choice([...stops, sequence(one, repeat({ kind: 'one', of })), ...continued]);
}

;// CONCATENATED MODULE: ./build/core/expression/subject-language.js
/** The languages of the subjects that a template produces: for pull requests, for other repositories, and without context. */

const NOT_COLON = { characters: ':', negated: true };
const NAME_CHARACTERS = { characters: ':/@', negated: true };
const DIGIT_CHARACTERS = { characters: '0123456789', negated: false };
// A value never holds a raw colon: https://docs.github.com/en/actions/reference/security/oidc
const VALUE = repeat(noneOf(':'));
const NAME = oneOrMore(noneOf(NAME_CHARACTERS.characters));
const DIGITS = oneOrMore(oneOf(DIGIT_CHARACTERS.characters));
const NAMES = sequence(NAME, '/', NAME);
const REPOSITORY = choice([NAMES, sequence(NAME, '@', DIGITS, '/', NAME, '@', DIGITS)]);
const PULL_REF = sequence('refs/pull/', VALUE);
function otherName(name) {
    return otherThan(['', name], NAME_CHARACTERS);
}
function otherId(id) {
    return id === undefined ? choice([]) : otherThan(['', id], DIGIT_CHARACTERS);
}
function otherNames(repository) {
    if (repository === undefined)
        return NAMES;
    return choice([sequence(otherName(repository.owner), '/', NAME), sequence(NAME, '/', otherName(repository.name))]);
}
/** The value of `repo` for every repository but one; the same names with IDs that are not known count as that one. */
function otherRepository(repository) {
    if (repository === undefined)
        return REPOSITORY;
    const { owner, name, ownerId, id } = repository;
    const otherOwner = choice([sequence(otherName(owner), '@', DIGITS), sequence(NAME, '@', otherId(ownerId))]);
    const otherRepo = choice([sequence(otherName(name), '@', DIGITS), sequence(NAME, '@', otherId(id))]);
    return choice([
        otherNames(repository),
        sequence(otherOwner, '/', NAME, '@', DIGITS),
        sequence(NAME, '@', DIGITS, '/', otherRepo),
    ]);
}
function labelled(key, value) {
    return sequence(`${key}:`, value);
}
// `repository` was seen as `repo` and is documented as both.
function repositoryLabelled(key, value) {
    return key === 'repo' ? labelled('repo', value) : choice([labelled('repo', value), labelled('repository', value)]);
}
function joined(segments) {
    return sequence(...segments.flatMap((segment, index) => (index === 0 ? [segment] : [':', segment])));
}
/** Outside an environment a template with `environment` gives a job no token at all. */
function pullRequestSegment(key) {
    switch (key) {
        case 'repo':
        case 'repository':
            return repositoryLabelled(key, REPOSITORY);
        case 'context':
            // Which of the two a review presents is not documented.
            return choice([language_text('pull_request'), labelled('ref', PULL_REF)]);
        case 'ref':
            return labelled('ref', PULL_REF);
        case 'environment':
            return choice([]);
        case 'event_name':
            return labelled(key, sequence('pull_request', VALUE));
        case 'workflow_ref':
            return labelled(key, sequence(VALUE, '@', PULL_REF));
        default:
            return labelled(key, VALUE);
    }
}
function anySegment(key, repository, id, workflow) {
    switch (key) {
        case 'repo':
        case 'repository':
            return repositoryLabelled(key, repository);
        case 'context':
            return choice([language_text('pull_request'), labelled('ref', VALUE), labelled('environment', VALUE)]);
        case 'repository_id':
            return labelled(key, id);
        case 'workflow_ref':
            return labelled(key, workflow);
        default:
            return labelled(key, VALUE);
    }
}
/** What a template produces in pull requests outside an environment. */
function pullRequestSubjects({ keys }) {
    return joined(keys.map(pullRequestSegment));
}
/** What a template produces in every repository but one. */
function subjectsOfOthers({ keys }, repository) {
    const id = repository === undefined ? DIGITS : otherId(repository.id);
    const workflow = sequence(otherNames(repository), '/', VALUE);
    return joined(keys.map((key) => anySegment(key, otherRepository(repository), id, workflow)));
}
/** What a template produces where its context is one of these; `ref` and `environment` count as context without the label. */
function subjectsWithContext({ keys }, context) {
    if (!keys.some((key) => key === 'context' || key === 'ref' || key === 'environment'))
        return choice([]);
    return joined(keys.map((key) => {
        if (key === 'context')
            return context;
        if (key === 'ref' || key === 'environment')
            return labelled(key, context);
        return anySegment(key, REPOSITORY, VALUE, VALUE);
    }));
}
const CONTEXT_KEYS = new Set(['context', 'environment', 'ref', 'workflow_ref']);
/** The value of `repo` for one repository, whatever its IDs are; for any where none is given. */
function ownRepository(repository) {
    if (repository === undefined)
        return REPOSITORY;
    const { owner, name } = repository;
    return choice([language_text(`${owner}/${name}`), sequence(`${owner}@`, DIGITS, `/${name}@`, DIGITS)]);
}
/** What a template without context produces in a repository, for every event alike; nothing where it has one. */
function subjectsWithoutContext({ keys }, repository) {
    if (keys.some((key) => CONTEXT_KEYS.has(key)))
        return choice([]);
    return joined(keys.map((key) => anySegment(key, ownRepository(repository), VALUE, VALUE)));
}
// Claims that name neither a repository nor a context.
const FREE_KEYS = [
    ...['repository_owner', 'repository_owner_id', 'repository_visibility', 'enterprise', 'enterprise_id'],
    ...['job_workflow_ref', 'job_workflow_sha', 'workflow', 'workflow_sha', 'actor', 'actor_id', 'event_name'],
    ...['head_ref', 'base_ref', 'ref_type', 'sha', 'runner_environment', 'run_id', 'run_number', 'run_attempt'],
];
// In a template that nobody has seen, a value that is called like a context is not assumed.
const PLAIN = otherThan(['environment', 'ref', 'pull_request'], NOT_COLON);
const FREE = sequence(choice([...FREE_KEYS.map(language_text), sequence('repo_property_', repeat(noneOf(':')))]), ':', PLAIN);
const MARKED = choice([
    language_text('pull_request'),
    labelled('ref', PULL_REF),
    labelled('workflow_ref', sequence(VALUE, '@', PULL_REF)),
    labelled('event_name', sequence('pull_request', VALUE)),
]);
function tied(repository) {
    const own = ownRepository(repository);
    return choice([labelled('repo', own), labelled('repository', own), labelled('repository_id', PLAIN)]);
}
function listOf(segment) {
    return sequence(segment, repeat(sequence(':', segment)));
}
function listAround(segment, marked) {
    return sequence(repeat(sequence(segment, ':')), marked, repeat(sequence(':', segment)));
}
/** What any template could produce in pull requests outside an environment. */
function anyPullRequestSubjects() {
    return listAround(choice([FREE, tied(undefined), MARKED]), MARKED);
}
/** What any template without context could produce in a repository. */
function anySubjectsWithoutContext(repository) {
    return listOf(choice([FREE, tied(repository)]));
}
/** What any template could produce on a branch. */
function anySubjectsOnBranches(branch) {
    return listAround(choice([FREE, tied(undefined)]), labelled('ref', sequence('refs/heads/', branch)));
}
/** What any template could produce in every repository but one. */
function anySubjectsOfOthers(repository) {
    const other = otherRepository(repository);
    const segments = [
        ...['repo', 'repository'].map((key) => labelled(key, other)),
        labelled('repository_id', repository === undefined ? DIGITS : otherId(repository.id)),
        labelled('workflow_ref', sequence(otherNames(repository), '/', VALUE)),
        ...['environment', 'ref'].map((key) => labelled(key, PLAIN)),
    ];
    return listOf(choice([FREE, MARKED, ...segments]));
}

// EXTERNAL MODULE: ./build/core/expression/wildcard.js
var expression_wildcard = __webpack_require__(1523);
;// CONCATENATED MODULE: ./build/core/expression/reach.js
/** Knows how far an expression for GitHub reaches: which subjects that it was not meant for it lets in, by its language. */





const WHOM = (/* unused pure expression or super */ null && (['every-event', 'pull-requests', 'other-repositories']));
function languageOf({ operator, comparand }) {
    return operator === 'eq' ? language_text(comparand) : wildcard(comparand);
}
function subjectTerms({ terms }) {
    const sub = terms.filter(({ claim }) => claim === 'sub');
    return sub.filter((term, index) => sub.findIndex(({ operator, comparand }) => operator === term.operator && comparand === term.comparand) === index);
}
/** Tells whether only jobs of one workflow, at one ref, are let in. */
function hasLiteralWorkflow({ terms }) {
    return terms.some(({ claim, operator, comparand }) => claim === 'job_workflow_ref' && (operator === 'eq' || !(0,expression_wildcard/* hasWildcard */.r)(comparand)));
}
/**
 * Tells whether other repositories are ruled out by their IDs: by `repository_id`, or by `repository_owner_id` together
 * with one literal `job_workflow_ref`.
 */
function isPinned(expression) {
    const compared = (name) => expression.terms.some(({ claim, operator }) => claim === name && operator === 'eq');
    return compared('repository_id') || (compared('repository_owner_id') && hasLiteralWorkflow(expression));
}
/** What is forbidden, the likeliest template first: that in force, the default one, and any that could be one day. */
function forbiddenBy(expression, { template, repository }) {
    const templates = template === undefined ? [template_template/* DEFAULT_TEMPLATE */.VE] : [template, template_template/* DEFAULT_TEMPLATE */.VE];
    const forbidden = [
        ...templates.map((each) => ['every-event', subjectsWithoutContext(each, repository)]),
        ...templates.map((each) => ['pull-requests', pullRequestSubjects(each)]),
        ...templates.map((each) => ['other-repositories', subjectsOfOthers(each, repository)]),
        ['every-event', anySubjectsWithoutContext(repository)],
        ['pull-requests', anyPullRequestSubjects()],
        ['other-repositories', anySubjectsOfOthers(repository)],
    ];
    return isPinned(expression) ? forbidden.filter(([whom]) => whom !== 'other-repositories') : forbidden;
}
function namedIn(terms) {
    return terms.map(({ comparand }) => comparand).join('');
}
/** Tells whether a wildcard stands for the whole context, so that pull requests are let in among everything else. */
function admitsEveryContext(expression, { template = template_template/* DEFAULT_TEMPLATE */.VE }) {
    const terms = subjectTerms(expression);
    const context = oneOrMore(noneOf(`:${namedIn(terms)}`));
    return [template, template_template/* DEFAULT_TEMPLATE */.VE].some((each) => overlaps([...terms.map(languageOf), subjectsWithContext(each, context)]));
}
/**
 * Returns whom an expression lets in and should not: every event alike, pull requests outside an environment, other
 * repositories; each once, with an example. All conditions count together.
 */
function reachesOf(expression, facts) {
    const languages = subjectTerms(expression).map(languageOf);
    const found = new Map();
    for (const [whom, language] of forbiddenBy(expression, facts)) {
        if (found.has(whom))
            continue;
        const common = overlap([...languages, language]);
        if (common.kind === 'undecided')
            return [...found.values(), { whom: 'undecided', example: '' }];
        if (common.kind === 'none')
            continue;
        const everything = whom === 'pull-requests' && admitsEveryContext(expression, facts);
        found.set(whom, { whom: everything ? 'every-event' : whom, example: common.example });
    }
    return [...found.values()];
}
function overlaps(languages) {
    return overlap(languages).kind !== 'none';
}
/** Tells whether an expression lets in branches that it does not name at all: only its wildcards reach them. */
function admitsEveryBranch(expression) {
    const terms = subjectTerms(expression);
    return overlaps([...terms.map(languageOf), anySubjectsOnBranches(oneOrMore(noneOf(`:${namedIn(terms)}`)))]);
}
/** Tells whether an expression lets in a merge queue's entries among other branches. */
function admitsMergeQueueByTheWay(expression) {
    const languages = subjectTerms(expression).map(languageOf);
    const rest = repeat(noneOf(':'));
    const other = sequence(otherThan(['gh-readonly-queue'], { characters: ':/', negated: true }), choice([language_text(''), sequence('/', rest)]));
    return (overlaps([...languages, anySubjectsOnBranches(sequence('gh-readonly-queue/', rest))]) &&
        overlaps([...languages, anySubjectsOnBranches(other)]));
}


/***/ }),

/***/ 7671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bp: () => (/* binding */ errorsOf),
/* harmony export */   Ex: () => (/* binding */ lintWarning),
/* harmony export */   MW: () => (/* binding */ lintError),
/* harmony export */   nZ: () => (/* binding */ warningsOf)
/* harmony export */ });
/** Knows the form of a finding about a federated credential. */
/** Builds a finding of what could never work. */
function lintError(code, message, safer) {
    return { code, severity: 'error', message, safer };
}
/** Builds a finding of what works and is weak. */
function lintWarning(code, message, safer) {
    return { code, severity: 'warning', message, safer };
}
/** The findings that could never work. */
function errorsOf(findings) {
    return findings.filter(({ severity }) => severity === 'error');
}
/** The findings that work and are weak. */
function warningsOf(findings) {
    return findings.filter(({ severity }) => severity === 'warning');
}


/***/ }),

/***/ 8768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ lintCredential)
});

// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/core/credential/issuer.js
var credential_issuer = __webpack_require__(1483);
// EXTERNAL MODULE: ./build/core/visible.js
var visible = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/core/expression/expression.js
var expression = __webpack_require__(3267);
// EXTERNAL MODULE: ./build/core/expression/reach.js + 3 modules
var reach = __webpack_require__(8474);
// EXTERNAL MODULE: ./build/core/expression/rules.js
var rules = __webpack_require__(2250);
// EXTERNAL MODULE: ./build/core/expression/wildcard.js
var wildcard = __webpack_require__(1523);
// EXTERNAL MODULE: ./build/core/subject/subject.js
var subject_subject = __webpack_require__(2361);
// EXTERNAL MODULE: ./build/core/lint/finding.js
var finding = __webpack_require__(7671);
;// CONCATENATED MODULE: ./build/core/lint/expression.js
/** Knows the traps in a claims matching expression: what Entra would refuse, what could never match, what reaches too far. */







const EXAMPLE = "Write claims['sub'] matches 'repo:OWNER/REPO:ref:refs/heads/*' and claims['repository_id'] eq '<ID>'.";
function lintTerm({ claim, operator, comparand }) {
    if (/_id$/.test(claim) && !/^\d+$/.test(comparand)) {
        return [
            (0,finding/* lintError */.MW)('expression-id', `The claim "${claim}" is a number, "${comparand}" is none.`, 'Write the digits of the ID in quotes.'),
        ];
    }
    if (operator === 'eq' && (0,wildcard/* hasWildcard */.r)(comparand)) {
        return [
            (0,finding/* lintWarning */.Ex)('expression-literal', `"eq" takes the wildcard in "${comparand}" literally.`, 'Write "matches" if a pattern is meant.'),
        ];
    }
    return [];
}
/** The repository that an expression names to the letter, which is then the one that is meant. */
function namedRepository({ terms }) {
    const named = terms.flatMap(({ claim, comparand }) => claim === 'sub' ? ((0,subject_subject/* parseSubject */.Ci)(comparand).repository ?? []) : []);
    return named.find(({ owner, name }) => !(0,wildcard/* hasWildcard */.r)(owner + name));
}
function lintReach(expression) {
    const reaches = (0,reach/* reachesOf */.Zg)(expression, { repository: namedRepository(expression) });
    const reached = new Set(reaches.map(({ whom }) => whom));
    const found = [];
    if (reached.has('other-repositories')) {
        found.push((0,finding/* lintWarning */.Ex)('wildcard-reach', 'The expression admits more than one repository.', "Compare claims['repository_id'] as well, one credential per repository."));
    }
    if (reached.has('pull-requests') || reached.has('every-event')) {
        found.push((0,finding/* lintWarning */.Ex)('expression-pull-request', 'The expression admits every pull request of the repository.', 'Let the pattern go on with ref:refs/heads/ or environment: after the repository.'));
    }
    if (reached.has('undecided')) {
        found.push((0,finding/* lintWarning */.Ex)('expression-undecided', 'The expression has so many wildcards that nobody can tell what it admits.', 'Use one `*`, best at the end.'));
    }
    return found;
}
function lintBranches(expression) {
    // One reviewed workflow decides what runs, on whatever branch it is called.
    if ((0,reach/* hasLiteralWorkflow */.rm)(expression))
        return [];
    const found = [];
    if ((0,reach/* admitsEveryBranch */.K9)(expression)) {
        found.push((0,finding/* lintWarning */.Ex)('unprotected', 'The expression admits every branch: whoever can push a branch can sign in, before anybody reviewed it.', 'Trust an `environment` with branch rules or required reviewers, or name the protected branches (`release/*`).'));
    }
    if ((0,reach/* admitsMergeQueueByTheWay */.nC)(expression)) {
        found.push((0,finding/* lintWarning */.Ex)('merge-queue', 'The expression admits the entries of merge queues by the way: they run what nobody has merged yet.', 'Use `merge-queue` for the queue alone, or an `environment`.'));
    }
    return found;
}
/** Returns the traps in an expression for an issuer. */
function lintExpression(issuer, text) {
    if (!(0,rules/* mayUseExpressions */.aw)(issuer)) {
        return [
            (0,finding/* lintError */.MW)('expression-issuer', `Entra accepts no expressions for the issuer "${issuer}".`, 'Trust an exact subject, best that of an environment.'),
        ];
    }
    const parsed = (0,expression/* parseExpression */.YK)(text);
    if (!parsed.ok) {
        const { column, message } = parsed.problem;
        return [(0,finding/* lintError */.MW)('expression-invalid', `The expression is wrong at column ${column}: ${message}`, EXAMPLE)];
    }
    const invalid = (0,rules/* validateExpression */.P1)(parsed.expression, issuer).map(({ column, message }) => (0,finding/* lintError */.MW)('expression-invalid', `The expression is wrong at column ${column}: ${message}`, EXAMPLE));
    const found = [...invalid, ...parsed.expression.terms.flatMap(lintTerm)];
    if (issuer !== credential_issuer/* GITHUB_ISSUER */.oX || (0,finding/* errorsOf */.Bp)(found).length > 0)
        return found;
    const reach = lintReach(parsed.expression);
    return [...found, ...reach, ...(reach.length === 0 ? lintBranches(parsed.expression) : [])];
}

;// CONCATENATED MODULE: ./build/core/lint/github-subject.js
/** Knows the traps in a GitHub subject that make it one no job will ever present. */



const DOCUMENT = 'The forms are environment:<name>, ref:refs/heads/<branch>, ref:refs/tags/<tag> and pull_request.';
function lintRef(ref) {
    if (ref.startsWith('/')) {
        return [
            (0,finding/* lintError */.MW)('ref-leading-slash', `"ref:${ref}" has a slash too many.`, `Write "ref:${ref.replace(/^\/+/, '')}".`),
        ];
    }
    if (!ref.startsWith('refs/')) {
        return [
            (0,finding/* lintError */.MW)('ref-not-qualified', `"ref:${ref}" is not a full ref.`, `Write "ref:refs/heads/${ref}" for a branch, "ref:refs/tags/${ref}" for a tag.`),
        ];
    }
    return /^refs\/(?:heads|tags|pull)\/./.test(ref)
        ? []
        : [(0,finding/* lintError */.MW)('ref-not-qualified', `"ref:${ref}" names neither a branch nor a tag.`, DOCUMENT)];
}
function lintRepository(repository) {
    const parsed = (0,subject_subject/* parseRepository */.SU)(repository);
    if (parsed !== undefined && !parsed.name.endsWith('.git'))
        return [];
    return [
        (0,finding/* lintError */.MW)('repository-malformed', `"repo:${repository}" names no repository.`, 'Write repo:OWNER/REPO, or repo:OWNER@OWNER_ID/REPO@REPO_ID, each to the letter.'),
    ];
}
/** A word without a value, other than `pull_request`. */
function lintWord(word) {
    if (/^pull-request$/i.test(word)) {
        return (0,finding/* lintError */.MW)('pull-request-spelling', `GitHub never writes "${word}".`, 'Write "pull_request", with an underscore.');
    }
    if (/^\/?refs\//.test(word)) {
        return (0,finding/* lintError */.MW)('ref-label-missing', `"${word}" stands without its label.`, `Write "ref:${word.replace(/^\//, '')}".`);
    }
    return (0,finding/* lintError */.MW)('subject-malformed', `"${word}" is no segment that GitHub writes; a colon in a value reads %3A.`, DOCUMENT);
}
function lintSegment({ key, value }) {
    if (key === 'pull-request')
        return [lintWord(key)];
    if (value === undefined)
        return key === 'pull_request' ? [] : [lintWord(key)];
    if (!/^\w+$/.test(key))
        return [lintWord(key)];
    if (value === '')
        return [(0,finding/* lintError */.MW)('segment-empty', `"${key}:" has no value.`, DOCUMENT)];
    if (key === 'repo')
        return lintRepository(value);
    if (key === 'ref')
        return lintRef(value);
    if (/^(?:branch|tag|env|pull_requests)$/.test(key)) {
        return [(0,finding/* lintError */.MW)('segment-unknown', `GitHub writes no segment "${key}:" like this.`, DOCUMENT)];
    }
    return [];
}
function lintEncoding(subject) {
    const encoded = /%(?!3A)[0-9a-f]{2}/i.exec(subject)?.[0] ?? /%3a/.exec(subject)?.[0];
    if (encoded === undefined)
        return [];
    return [
        (0,finding/* lintWarning */.Ex)('encoding', `The subject holds "${encoded}"; GitHub encodes ":" alone, as "%3A".`, 'Write the name as the workflow spells it, with %3A for a colon.'),
    ];
}
function lintIds(parsed, server) {
    if (!server || !parsed.immutable)
        return [];
    return [(0,finding/* lintError */.MW)('ids-on-server', 'GitHub Enterprise Server writes no IDs into subjects.', 'Write repo:OWNER/REPO.')];
}
function lintSegments(parsed, server) {
    // Past a word that should not be there labels and values have changed places.
    const odd = parsed.segments.findIndex(({ key }) => !/^\w+$/.test(key));
    const readable = odd < 0 ? parsed.segments : parsed.segments.slice(0, odd + 1);
    return [...readable.flatMap(lintSegment), ...lintIds(parsed, server)];
}
function hasLiteralWildcard(subject) {
    // Neither a repository nor a ref can hold a question mark; an environment can.
    const { segments } = (0,subject_subject/* parseSubject */.Ci)(subject);
    return subject.includes('*') || segments.some(({ key, value }) => /^(?:repo|ref)$/.test(key) && value?.includes('?'));
}
/** Returns what makes a subject one that no job of GitHub Actions presents. */
function lintGitHubSubject(issuer, subject) {
    const server = (0,credential_issuer/* issuerKind */.W8)(issuer) === 'github-enterprise-server';
    const strict = lintSegments((0,subject_subject/* parseSubject */.Ci)(subject), server);
    // Up to GitHub Enterprise Server 3.18 a colon in a value stands as it is.
    const raw = server && strict.length > 0 ? lintSegments((0,subject_subject/* parseSubject */.Ci)(subject, 'raw'), server) : strict;
    const found = [...(raw.length === 0 ? raw : strict), ...lintEncoding(subject)];
    if (!hasLiteralWildcard(subject))
        return found;
    return [
        (0,finding/* lintError */.MW)('wildcard-literal', `"${subject}" is compared literally: an exact subject has no wildcards.`, 'Use `branch-pattern`, `tag-pattern` or an environment.'),
        ...found,
    ];
}

;// CONCATENATED MODULE: ./build/core/credential/network-address.js
/** Knows by syntax alone which hosts nobody can reach from the internet. */
// RFC 6761 (localhost), RFC 6762 (local), ICANN's private-use `internal`, and the service names of a Kubernetes cluster.
const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|internal|svc)$|\.svc\./;
// Special-purpose registry: https://www.iana.org/assignments/iana-ipv4-special-registry
const PRIVATE_IPV4 = [
    ([a]) => a === 0 || a === 10 || a === 127 || a >= 224,
    ([a, b]) => a === 100 && b >= 64 && b <= 127,
    ([a, b]) => a === 169 && b === 254,
    ([a, b]) => a === 172 && b >= 16 && b <= 31,
    ([a, b]) => a === 192 && b === 168,
];
function octetsOf(text) {
    const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
    const [a, b, c, d] = parts ?? [];
    if (a === undefined || b === undefined || c === undefined || d === undefined)
        return undefined;
    return Math.max(a, b, c, d) > 255 ? undefined : [a, b, c, d];
}
function isPrivateIpv6(address) {
    const embedded = octetsOf(address.slice(address.lastIndexOf(':') + 1));
    if (embedded !== undefined)
        return PRIVATE_IPV4.some((test) => test(embedded));
    // Unspecified, loopback, unique local, link-local, multicast: https://www.iana.org/assignments/iana-ipv6-special-registry
    return /^(?:::1?$|f[cd]|fe[89ab]|ff)/.test(address);
}
/** Tells whether a host (lower case, IPv6 in brackets) is local or private, so that Entra can never reach it. */
function isPrivateHost(host) {
    if (host.startsWith('['))
        return isPrivateIpv6(host.slice(1, -1));
    const octets = octetsOf(host);
    if (octets !== undefined)
        return PRIVATE_IPV4.some((test) => test(octets));
    return PRIVATE_NAME.test(host.replace(/\.$/, ''));
}

// EXTERNAL MODULE: ./build/core/guid.js
var guid = __webpack_require__(2169);
;// CONCATENATED MODULE: ./build/core/lint/issuer.js
/** Knows the traps in an issuer: slashes, case, discovery URLs, and addresses that Entra can never reach. */




const NEVER_REACHED = 'Use an issuer whose discovery document Entra can fetch over the public internet.';
function reachability(issuer) {
    if (/^http:\/\//i.test(issuer)) {
        return [
            (0,finding/* lintError */.MW)('issuer-not-https', `The issuer "${issuer}" is not https; Entra fetches nothing else.`, NEVER_REACHED),
        ];
    }
    const host = (0,credential_issuer/* hostOf */.w4)(issuer);
    if (host === undefined || !/^https:\/\//i.test(issuer) || /[\s?#<>{}|\\^`"]/.test(issuer)) {
        return [
            (0,finding/* lintError */.MW)('issuer-malformed', `The issuer "${issuer}" is not an https URL without query and fragment.`, 'Copy the value of "issuer" from the discovery document to the letter.'),
        ];
    }
    if (isPrivateHost(host)) {
        return [(0,finding/* lintError */.MW)('issuer-unreachable', `Entra can never reach "${host}": it is local or private.`, NEVER_REACHED)];
    }
    if (!host.includes('.') && !host.startsWith('[')) {
        return [(0,finding/* lintWarning */.Ex)('issuer-single-label', `"${host}" is no name of the public internet.`, NEVER_REACHED)];
    }
    return [];
}
// Whether the issuers of these end with a slash is known; of the others it is the operator's choice.
const SLASH = {
    github: false,
    'github-enterprise-slug': false,
    'github-ghe-com': false,
    'github-enterprise-server': false,
    gitlab: false,
    'terraform-cloud': false,
    google: false,
    aws: false,
    bitbucket: false,
    'azure-devops': false,
    entra: false,
    aks: true,
    other: undefined,
};
function spelling(issuer) {
    const kind = (0,credential_issuer/* issuerKind */.W8)(issuer);
    const slash = SLASH[kind];
    const found = [];
    if (slash === false && issuer.endsWith('/')) {
        const right = (0,credential_issuer/* withoutTrailingSlash */.ae)(issuer);
        found.push((0,finding/* lintError */.MW)('issuer-trailing-slash', `The issuer "${issuer}" ends with a slash, the tokens' does not.`, `Write "${right}".`));
    }
    if (slash === true && !issuer.endsWith('/')) {
        found.push((0,finding/* lintError */.MW)('issuer-slash-missing', `The issuer "${issuer}" lacks its final slash.`, `Write "${issuer}/".`));
    }
    const origin = `https://${(0,credential_issuer/* hostOf */.w4)(issuer)}`;
    if (kind !== 'other' && !issuer.startsWith(origin)) {
        found.push((0,finding/* lintError */.MW)('issuer-case', `The host in "${issuer}" is written with capitals; Entra compares the case.`, `Write "${origin}".`));
    }
    return found;
}
function mistaken(issuer) {
    if (/\/\.well-known\/openid-configuration\/?$/.test(issuer)) {
        const right = issuer.replace(/\/\.well-known\/openid-configuration\/?$/, '');
        return [
            (0,finding/* lintError */.MW)('issuer-discovery-url', 'The issuer is the address of the discovery document.', `Write the issuer itself, such as "${right}".`),
        ];
    }
    const host = (0,credential_issuer/* hostOf */.w4)(issuer);
    if (host === 'github.com' || host === 'api.github.com') {
        return [
            (0,finding/* lintError */.MW)('issuer-not-github', `"${issuer}" signs no ID tokens.`, `GitHub Actions signs with ${credential_issuer/* GITHUB_ISSUER */.oX}.`),
        ];
    }
    return [];
}
/** Returns the traps in an issuer; by its text alone, nothing is fetched. */
function lintIssuer(issuer) {
    const unusable = reachability(issuer);
    return unusable.some(({ severity }) => severity === 'error')
        ? unusable
        : [...unusable, ...mistaken(issuer), ...spelling(issuer)];
}
/**
 * Returns why Entra would refuse tokens that Entra itself issued: it takes those of managed identities only, and those
 * of Azure DevOps service connections.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
function lintEntraIssuer(issuer, subject, audience, { cloudAudiences, authority }) {
    if (!(0,credential_issuer/* isEntraIssuer */.ID)(issuer))
        return [];
    const found = [];
    const tenant = /^https:\/\/[^/]+\/([^/]+)\/v2\.0$/.exec((0,credential_issuer/* withoutTrailingSlash */.ae)(issuer))?.[1];
    const safer = 'Use the issuer https://login.microsoftonline.com/<tenant ID>/v2.0 and the principal ID of a managed identity.';
    if (tenant === undefined ||
        !(0,guid/* isGuid */.W)(tenant) ||
        /sts\.windows\.net|login\.windows\.net|login\.microsoft\.com/.test(issuer)) {
        found.push((0,finding/* lintError */.MW)('entra-token-refused', `Entra refuses tokens of its own issuer "${issuer}".`, safer));
    }
    if (subject === undefined || !((0,guid/* isGuid */.W)(subject) || subject.startsWith('/eid1/'))) {
        found.push((0,finding/* lintError */.MW)('entra-token-refused', 'Of its own tokens Entra takes those of managed identities only: the subject must be a principal ID.', safer));
    }
    if (cloudAudiences !== undefined && !cloudAudiences.includes(audience)) {
        found.push((0,finding/* lintError */.MW)('entra-audience', `Tokens of a managed identity cannot be for "${audience}".`, `Use ${cloudAudiences.join(' or ')}, as the cloud has it.`));
    }
    if (found.length === 0 &&
        authority !== undefined &&
        (0,credential_issuer/* hostOf */.w4)(authority) !== (0,credential_issuer/* hostOf */.w4)(issuer) &&
        !sameCloud(authority, issuer)) {
        found.push((0,finding/* lintError */.MW)('entra-other-cloud', `"${issuer}" belongs to another cloud; Entra does not federate across clouds.`, `Use an identity of the cloud of ${authority}.`));
    }
    return found;
}
/** Both of China's hosts are in use, and private authorities are somebody's gateway. */
function sameCloud(authority, issuer) {
    const china = /^https:\/\/login\.(?:partner\.microsoftonline|chinacloudapi)\.cn/;
    return (china.test(authority) && china.test(issuer)) || !(0,credential_issuer/* isEntraIssuer */.ID)(authority);
}

// EXTERNAL MODULE: ./build/core/error.js
var error = __webpack_require__(6232);
;// CONCATENATED MODULE: ./build/core/credential/provider.js
/** Knows how an identity of another provider is written as issuer and subject: Kubernetes, managed identities, any OIDC issuer. */



const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
function isDnsSubdomain(text) {
    return text.length <= 253 && text.split('.').every((label) => DNS_LABEL.test(label));
}
/**
 * Returns issuer and subject of a service account, as projected tokens carry them.
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens
 * @throws FederationError `credential-invalid` when namespace or service account cannot be names in Kubernetes
 */
function kubernetesIdentity({ issuer, namespace, serviceAccount }) {
    if (!DNS_LABEL.test(namespace)) {
        throw new error/* FederationError */.yP('credential-invalid', `"${namespace}" cannot be a namespace of Kubernetes.`, {
            hint: 'Use at most 63 lower-case letters, digits and hyphens, as kubectl shows it.',
        });
    }
    if (!isDnsSubdomain(serviceAccount)) {
        throw new error/* FederationError */.yP('credential-invalid', `"${serviceAccount}" cannot be a service account of Kubernetes.`, {
            hint: 'Use lower-case letters, digits, hyphens and dots, as kubectl shows it.',
        });
    }
    return { issuer, subject: `system:serviceaccount:${namespace}:${serviceAccount}` };
}
/**
 * Returns issuer and subject of a user-assigned managed identity that is a credential of an application, as for
 * customer-managed keys across tenants. Entra writes both IDs in lower case.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 * @throws FederationError `credential-invalid` when an ID is not a GUID
 */
function managedIdentity({ tenantId, principalId, authority }) {
    const wrong = [
        ['tenant ID', tenantId],
        ['principal ID', principalId],
    ].find(([, value]) => value === undefined || !isGuid(value));
    if (wrong !== undefined) {
        throw new FederationError('credential-invalid', `The ${wrong[0]} "${wrong[1]}" of a managed identity is not a GUID.`, {
            hint: 'Take it from `az identity show`: tenantId and principalId (not clientId).',
        });
    }
    const issuer = `${withoutTrailingSlash(authority)}/${tenantId.toLowerCase()}/v2.0`;
    return { issuer, subject: principalId.toLowerCase() };
}
/** Returns the identity of any other issuer: its exact subject, or a claims matching expression. */
function otherIdentity(issuer, match) {
    if ('subject' in match)
        return { issuer, subject: match.subject };
    return { issuer, claimsMatchingExpression: { value: match.expression, languageVersion: 1 } };
}

;// CONCATENATED MODULE: ./build/core/lint/provider-subject.js
/** Knows the traps in the subjects of other providers than GitHub. */



function isServiceAccount(subject) {
    const [, , namespace, serviceAccount, ...rest] = subject.split(':');
    if (namespace === undefined || serviceAccount === undefined || rest.length > 0)
        return false;
    try {
        return kubernetesIdentity({ issuer: '', namespace, serviceAccount }).subject === subject;
    }
    catch {
        return false;
    }
}
function kubernetes(subject) {
    if (!/^system:serviceaccounts?(?::|$)/.test(subject) || isServiceAccount(subject))
        return [];
    return [
        (0,finding/* lintError */.MW)('kubernetes-subject', `"${subject}" is no service account's subject.`, 'Write system:serviceaccount:<namespace>:<service account>.'),
    ];
}
/** Returns what makes a subject one that its issuer never signs, or signs only once. */
function lintProviderSubject(issuer, subject) {
    const found = [...kubernetes(subject)];
    if (subject.includes('*')) {
        found.push((0,finding/* lintError */.MW)('wildcard-literal', `"${subject}" is compared literally: an exact subject has no wildcards.`, 'Write one subject per credential, or use a claims matching expression where the issuer allows one.'));
    }
    const kind = (0,credential_issuer/* issuerKind */.W8)(issuer);
    if (kind === 'google' && !/^\d+$/.test(subject)) {
        found.push((0,finding/* lintError */.MW)('google-subject', `"${subject}" is not the numeric ID that Google's tokens carry.`, 'Write the unique ID of the service account, digits only.'));
    }
    if (kind === 'terraform-cloud' && !/:run_phase:(?:plan|apply)$/.test(subject)) {
        found.push((0,finding/* lintWarning */.Ex)('terraform-run-phase', `"${subject}" does not end with a run phase.`, 'Write one credential for …:run_phase:plan and one for …:run_phase:apply.'));
    }
    if (kind === 'bitbucket') {
        found.push((0,finding/* lintWarning */.Ex)('bitbucket-step', "Bitbucket's subject holds the step's UUID by default, which changes.", 'Check the subject of a real token first.'));
    }
    return found;
}

// EXTERNAL MODULE: ./build/core/lint/trust.js
var trust = __webpack_require__(6900);
;// CONCATENATED MODULE: ./build/core/lint/lint.js
/** Knows every trap in a federated credential: what could never match or would be refused, and what trusts too much. */









function lintValue(field, value) {
    if (value.trim() === '')
        return [(0,finding/* lintError */.MW)('empty', `The ${field} is empty.`, `Give the ${field} of the token.`)];
    const found = [];
    if (value !== value.trim()) {
        found.push((0,finding/* lintError */.MW)('blanks', `The ${field} has blanks around it, which Entra compares too.`, `Write "${value.trim()}".`));
    }
    if (value.length > credential/* VALUE_LIMIT */.WL) {
        found.push((0,finding/* lintError */.MW)('too-long', `The ${field} has ${value.length} characters; ${credential/* VALUE_LIMIT */.WL} are allowed.`, 'Shorten it, or trust another context.'));
    }
    return found;
}
function lintShape({ name, audiences, description }) {
    const found = [];
    if (!credential/* CREDENTIAL_NAME */.MQ.test(name)) {
        found.push((0,finding/* lintError */.MW)('name-invalid', `"${name}" cannot be a credential's name.`, 'Use 3 to 120 letters, digits, hyphens and underscores, the first a letter or digit.'));
    }
    if (audiences.length !== 1) {
        found.push((0,finding/* lintError */.MW)('audience-count', `There are ${audiences.length} audiences; exactly one is needed.`, 'Give one audience, that of the cloud unless you know better.'));
    }
    if (description !== undefined && description.length > credential/* VALUE_LIMIT */.WL) {
        found.push((0,finding/* lintError */.MW)('too-long', `The description has more than ${credential/* VALUE_LIMIT */.WL} characters.`, 'Shorten it.'));
    }
    return found;
}
function lintSubject(issuer, subject, facts) {
    const trimmed = subject.trim();
    if (trimmed === '')
        return [];
    if ((0,credential_issuer/* isEntraIssuer */.ID)(issuer))
        return [];
    if (!(0,credential_issuer/* isGitHubIssuer */.xU)(issuer))
        return lintProviderSubject(issuer, trimmed);
    const impossible = subject === facts.ownSubject ? [] : lintGitHubSubject(issuer, trimmed);
    return [...impossible, ...(0,trust/* lintTrust */.o)(trimmed, facts)];
}
/**
 * Returns everything that is wrong (`error`: could never match, or Entra would refuse it) or weak (`warning`) about a
 * credential, by its text and the given facts alone. Nothing is fetched.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
function lintCredential(credential, facts = {}) {
    const { issuer, subject, audiences } = credential;
    const values = [
        ...lintValue('issuer', issuer),
        ...(subject === undefined ? [] : lintValue('subject', subject)),
        ...audiences.flatMap((audience) => lintValue('audience', audience)),
    ];
    const trimmed = issuer.trim();
    const findings = [
        ...lintShape(credential),
        ...values,
        ...(trimmed === '' ? [] : lintIssuer(trimmed)),
        ...lintEntraIssuer(trimmed, subject?.trim(), audiences[0] ?? '', facts),
        ...(credential.subject === undefined
            ? lintExpression(issuer, credential.claimsMatchingExpression.value)
            : lintSubject(trimmed, credential.subject, facts)),
    ];
    return findings.map((finding) => ({
        ...finding,
        message: (0,visible/* visible */.R)(finding.message),
        safer: (0,visible/* visible */.R)(finding.safer),
    }));
}


/***/ }),

/***/ 6900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ lintManagerRoles),
/* harmony export */   o: () => (/* binding */ lintTrust)
/* harmony export */ });
/* harmony import */ var _subject_context_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9894);
/* harmony import */ var _subject_subject_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2361);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7671);
/** Knows which trust works and is weaker than it need be, and the safer choice for each. */



const ENVIRONMENT = 'Protect it, or trust an environment with required reviewers or branch rules.';
function lintContext(subject, { target, protection }) {
    const parsed = (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSubject */ .Ci)(subject);
    const found = [];
    if ((0,_subject_context_js__WEBPACK_IMPORTED_MODULE_0__/* .isPullRequest */ .r0)(parsed) && !(0,_subject_context_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnvironment */ .sl)(parsed)) {
        const on = target === 'managed-identity' ? 'managed identity' : 'application';
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .Ex)('pull-request', `Every pull request of the repository can act as this ${on}, before anybody reviewed it.`, 'Use an identity of its own that may only read, or an environment with required reviewers.'));
    }
    if ((0,_subject_context_js__WEBPACK_IMPORTED_MODULE_0__/* .isMergeQueue */ .OZ)(parsed)) {
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .Ex)('merge-queue', 'This is the subject of one merge queue entry; it never comes back.', 'Use `merge-queue` with the branch, or an environment.'));
    }
    if (protection === 'unprotected') {
        const what = parsed.context?.kind === 'environment' ? 'environment' : 'branch or tag';
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .Ex)('unprotected', `The ${what} has no protection: whoever can push can present this subject.`, ENVIRONMENT));
    }
    return found;
}
/** Returns the weaknesses of an exact GitHub subject. */
function lintTrust(subject, facts) {
    const parsed = (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSubject */ .Ci)(subject);
    const found = [...lintContext(subject, facts)];
    const breadth = (0,_subject_context_js__WEBPACK_IMPORTED_MODULE_0__/* .isTooBroad */ .bA)(parsed);
    if (breadth === 'other-repository') {
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .Ex)('other-repository', 'Nothing in the subject names the repository: others can present it too.', 'Add `repo` or `repository_id` to the subject template.'));
    }
    if (breadth === 'every-event') {
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .Ex)('every-event', 'One subject serves every branch, tag, pull request and environment of the repository.', 'Add `context` to the subject template.'));
    }
    if (facts.immutableAvailable === true && parsed.repository !== undefined && !parsed.immutable) {
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .Ex)('name-based', 'The subject holds names only: whoever takes over the name takes over the trust.', "Opt in to immutable subjects in the repository's Actions settings, and trust the subject with IDs."));
    }
    return found;
}
/**
 * Returns the weaknesses of a manager by the roles of its token.
 * https://learn.microsoft.com/graph/permissions-reference
 */
function lintManagerRoles(roles) {
    const wide = roles.filter((role) => /^(?:Application|Directory)\.ReadWrite\.All$|^AppRoleAssignment\.ReadWrite\.All$/.test(role));
    return wide.map((role) => (0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .Ex)('manager-roles', `The manager holds ${role}: it can add credentials to every application of the tenant.`, 'Grant Application.ReadWrite.OwnedBy and make it owner of the target, or use a custom role scoped to the application.'));
}


/***/ }),

/***/ 9894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OZ: () => (/* binding */ isMergeQueue),
/* harmony export */   Vm: () => (/* binding */ contextOf),
/* harmony export */   bA: () => (/* binding */ isTooBroad),
/* harmony export */   qD: () => (/* binding */ isPredictableEvent),
/* harmony export */   r0: () => (/* binding */ isPullRequest),
/* harmony export */   sl: () => (/* binding */ hasEnvironment)
/* harmony export */ });
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2361);
/** Knows which context an event gives a subject, and which subjects say too little to be trusted. */

// Whether these present `pull_request` or `ref:…` is not documented and no token is known.
const UNDOCUMENTED = new Set([
    'pull_request_review',
    'pull_request_review_comment',
    'deployment',
    'deployment_status',
]);
/** Tells whether it is known which subject an event presents in a job without environment. */
function isPredictableEvent(event) {
    return !UNDOCUMENTED.has(event);
}
/**
 * Returns the context of a job: its environment, else `pull_request` for that very event (whatever its ref is), else its
 * ref. `pull_request_target`, `merge_group`, `release`, `schedule` and the others present the ref that they run on.
 * Undefined means not predictable: an event nobody has documented, or no ref.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function contextOf({ event_name, ref, environment }) {
    if (environment !== undefined && environment !== '')
        return { kind: 'environment', environment };
    if (event_name === 'pull_request')
        return { kind: 'pull_request' };
    if (event_name !== undefined && !isPredictableEvent(event_name))
        return undefined;
    return ref === undefined || ref === '' ? undefined : { kind: 'ref', ref };
}
/** Tells whether the subject names an environment. */
function hasEnvironment(parsed) {
    return parsed.segments.some(({ key, value }) => key === 'environment' && value !== undefined && value !== '');
}
// As `ref`, or behind the `@` of `job_workflow_ref` and `workflow_ref`.
const PULL_REF = /(?:^|@)refs\/pull\//;
/**
 * Tells whether a pull request presents this subject: it holds `pull_request`, as context or as event, or outside an
 * environment the ref of a pull request.
 */
function isPullRequest(parsed) {
    const guarded = hasEnvironment(parsed);
    return parsed.segments.some(({ key, value }) => {
        if (value === undefined)
            return key === _subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky;
        if (key === 'event_name')
            return value.startsWith(_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky);
        return !guarded && /^(?:ref|job_workflow_ref|workflow_ref)$/.test(key) && PULL_REF.test(value);
    });
}
// As `ref`, or behind the `@` of `job_workflow_ref` and `workflow_ref`.
const QUEUE_ENTRY = /(?:^|@)refs\/heads\/gh-readonly-queue\//;
/** Tells whether the subject is that of one merge queue entry, which never comes back. */
function isMergeQueue(parsed) {
    return parsed.segments.some(({ value }) => value !== undefined && QUEUE_ENTRY.test(value));
}
// `workflow_ref` is the path and ref of the workflow that was started: it names repository and ref. `job_workflow_ref`
// may name a reusable workflow of somebody else, which any repository can call.
const TIES = new Set(['repo', 'repository', 'repository_id', 'workflow_ref']);
const CONTEXTS = new Set(['environment', 'ref', _subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky, 'workflow_ref']);
/** Returns how far beyond one context of one repository the subject reaches, or undefined when it does not. */
function isTooBroad(parsed) {
    const keys = parsed.segments.flatMap(({ key, value }) => (value || key === _subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky ? [key] : []));
    if (!keys.some((key) => TIES.has(key)))
        return 'other-repository';
    return keys.some((key) => CONTEXTS.has(key)) ? undefined : 'every-event';
}


/***/ }),

/***/ 4963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ju: () => (/* binding */ oneSubjectForEverything),
/* harmony export */   VE: () => (/* binding */ DEFAULT_TEMPLATE),
/* harmony export */   bj: () => (/* binding */ buildTemplatedSubject),
/* harmony export */   xt: () => (/* binding */ namesRepository)
/* harmony export */ });
/* harmony import */ var _subject_subject_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2361);
/** Knows GitHub's customised subjects: which segment each key of `include_claim_keys` becomes, and when none can be told. */

/** What GitHub uses where nothing is customised. */
const DEFAULT_TEMPLATE = { keys: ['repo', 'context'] };
/** Tells whether a template holds the repository, which is where an immutable subject has its IDs. */
function namesRepository({ keys }) {
    return keys.includes('repo') || keys.includes('repository');
}
/**
 * Tells whether every branch, tag, pull request and environment presents the same subject, because the template has
 * neither `context` nor `ref` nor `environment`.
 */
function oneSubjectForEverything({ keys }) {
    return !keys.some((key) => key === 'context' || key === 'ref' || key === 'environment');
}
function given(value) {
    return value === '' ? undefined : value;
}
function claimOf(claims, key) {
    return claims !== undefined && Object.hasOwn(claims, key) ? given(claims[key]) : undefined;
}
/** Finds what is known of the repository, from the prefix first: that is what GitHub signs. */
function ownerAndIds({ prefix, repository }) {
    if (prefix?.kind === 'immutable')
        return prefix;
    return { ...repository, ...(prefix === undefined ? {} : { owner: prefix.owner, name: prefix.name }) };
}
function valueFor(key, facts) {
    const { context, claims } = facts;
    const { owner, ownerId, id } = ownerAndIds(facts);
    switch (key) {
        case 'environment':
            return context?.kind === 'environment' ? given(context.environment) : undefined;
        case 'ref':
            return context?.kind === 'ref' ? given(context.ref) : claimOf(claims, key);
        case 'repository_owner':
            return given(owner) ?? claimOf(claims, key);
        case 'repository_owner_id':
            return given(ownerId) ?? claimOf(claims, key);
        case 'repository_id':
            return given(id) ?? claimOf(claims, key);
        default:
            return claimOf(claims, key);
    }
}
/** `context` has no label of its own; `repository` is written as `repo`; everything else is `key:value`. */
function segmentOf(key, facts) {
    if (key === 'repo' || key === 'repository') {
        return facts.prefix === undefined ? undefined : (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .repositorySegment */ .Wt)(facts.prefix);
    }
    if (key === 'context')
        return facts.context === undefined ? undefined : (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .contextSegment */ .HL)(facts.context);
    const value = valueFor(key, facts);
    return value === undefined ? undefined : { key, value };
}
/**
 * Builds the subject of a customised template, in the order of its keys. A key without a value makes the subject
 * not predictable: what GitHub then does is not documented.
 * https://docs.github.com/en/actions/reference/security/oidc#customizing-the-subject-claims-for-an-organization-or-repository
 */
function buildTemplatedSubject(template, facts) {
    const segments = [];
    const missing = [];
    for (const key of template.keys) {
        const segment = segmentOf(key, facts);
        if (segment === undefined)
            missing.push(key);
        else
            segments.push(segment);
    }
    if (missing.length > 0 || segments.length === 0)
        return { kind: 'not-predictable', missing };
    return {
        kind: 'subject',
        subject: (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSegments */ .cD)(segments, facts.encoding),
        oneSubjectForEverything: oneSubjectForEverything(template),
    };
}


/***/ }),

/***/ 5340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xR: () => (/* binding */ explainManager),
  Zl: () => (/* binding */ explainManagerTrust),
  missingTrustError: () => (/* binding */ missingTrustError),
  presentedBy: () => (/* binding */ presentedBy),
  IQ: () => (/* binding */ withDiagnosis)
});

// UNUSED EXPORTS: explainMissingTrust

// EXTERNAL MODULE: ./build/core/cloud.js
var cloud = __webpack_require__(4495);
// EXTERNAL MODULE: ./build/core/credential/trust.js
var trust = __webpack_require__(1384);
// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/core/visible.js
var visible = __webpack_require__(2244);
;// CONCATENATED MODULE: ./build/core/diagnosis/shell.js
/** Knows how a value becomes one word of a POSIX shell, whatever it holds. */
/**
 * Quotes a value for a POSIX shell: single quotes, and `'\''` for a single quote.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
 */
function shellQuote(value) {
    return /^[A-Za-z0-9_\-./:=,@%+]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
/** Joins words to a command that a person can paste. */
function shellCommand(words) {
    return words.map(shellQuote).join(' ');
}

;// CONCATENATED MODULE: ./build/core/diagnosis/cure.js



/** ARM version that knows `claimsMatchingExpression`; the stable one is for exact credentials. */
const ARM_FLEXIBLE = '2025-01-31-preview';
const ARM_EXACT = '2024-11-30';
const IDENTITY = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/([^/]+)$/i;
/** Writes JSON that cannot steer a terminal and that the Azure CLI does not take for a file (`=@x` is one to it). */
function safeJson(value) {
    return (0,visible/* visible */.R)(JSON.stringify(value)).replaceAll('=@', '=\\u0040');
}
/** A value that the Azure CLI takes as it is: no option, no file, no control character. */
function isPlain(value) {
    return !/^[-@]/.test(value) && !value.includes('=@') && (0,visible/* visible */.R)(value) === value;
}
function body(credential) {
    const { issuer, audiences, subject, claimsMatchingExpression } = credential;
    return subject === undefined ? { issuer, audiences, claimsMatchingExpression } : { issuer, subject, audiences };
}
function restCommand(method, url, content) {
    return shellCommand([
        ...['az', 'rest', '--method', method, '--url', url],
        ...['--headers', 'Content-Type=application/json', '--body', safeJson(content)],
    ]);
}
function applicationCommand(clientId, credential, graph) {
    const { name, description, subject } = credential;
    const content = { name, ...body(credential), ...(description === undefined ? {} : { description }) };
    if (subject === undefined) {
        const url = `${graph}/beta/applications(appId='${clientId}')/federatedIdentityCredentials`;
        return restCommand('post', url, content);
    }
    const create = ['az', 'ad', 'app', 'federated-credential', 'create'];
    return shellCommand([...create, '--id', clientId, '--parameters', safeJson(content)]);
}
function identityCommand(resourceId, credential, arm) {
    const { name, issuer, subject, audiences } = credential;
    const [, subscription, group, identity] = IDENTITY.exec(resourceId) ?? [];
    const where = { '--identity-name': identity, '--resource-group': group, '--subscription': subscription };
    const what = { '--name': name, '--issuer': issuer, '--subject': subject, '--audiences': audiences[0] };
    const options = Object.entries({ ...where, ...what }).flatMap(([option, value]) => value !== undefined && isPlain(value) ? [option, value] : []);
    if (subject === undefined || options.length < 14) {
        const version = subject === undefined ? ARM_FLEXIBLE : ARM_EXACT;
        const url = `${arm}${resourceId}/federatedIdentityCredentials/${name}?api-version=${version}`;
        return restCommand('put', url, { properties: body(credential) });
    }
    return shellCommand(['az', 'identity', 'federated-credential', 'create', ...options]);
}
function portal(credential) {
    const { issuer, name, subject, audiences } = credential;
    const match = subject === undefined
        ? [
            ['Type', 'Claims matching expression'],
            ['Value', (0,credential_credential/* matchText */.H1)(credential)],
        ]
        : [['Subject identifier', subject]];
    return [
        ['Federated credential scenario', 'Other issuer'],
        ['Issuer', issuer],
        ...match,
        ['Name', name],
        ['Audience', audiences.join(', ')],
    ];
}
/** YAML is a superset of JSON strings: https://yaml.org/spec/1.2.2/#13-relation-to-json */
function configLine(credential) {
    const { issuer, audiences } = credential;
    const key = credential.subject === undefined ? 'claims-matching-expression' : 'subject';
    const values = [
        ['issuer', issuer],
        [key, (0,credential_credential/* matchText */.H1)(credential)],
        ['audience', audiences[0] ?? ''],
    ];
    return `- { ${values.map(([label, value]) => `${label}: ${(0,visible/* visible */.R)(JSON.stringify(value))}`).join(', ')} }`;
}
/**
 * Returns the cure in three forms. No value can break out of the command or the line, whatever a branch or an
 * environment is called.
 * https://learn.microsoft.com/cli/azure/ad/app/federated-credential
 */
function cures({ target, credential, graphEndpoint, resourceManagerEndpoint }) {
    const graph = graphEndpoint ?? 'https://graph.microsoft.com';
    const arm = resourceManagerEndpoint ?? 'https://management.azure.com';
    const command = () => {
        switch (target.kind) {
            case 'application':
                return applicationCommand(target.clientId, credential, graph);
            case 'managed-identity':
                return identityCommand(target.resourceId, credential, arm);
        }
    };
    return { portal: portal(credential), command: command(), config: configLine(credential) };
}

// EXTERNAL MODULE: ./build/core/diagnosis/diagnosis.js + 4 modules
var diagnosis = __webpack_require__(6517);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/lint/finding.js
var finding = __webpack_require__(7671);
// EXTERNAL MODULE: ./build/core/lint/lint.js + 6 modules
var lint = __webpack_require__(8768);
// EXTERNAL MODULE: ./build/federation/exchange/exchange.js
var exchange = __webpack_require__(9371);
;// CONCATENATED MODULE: ./build/federation/diagnose.js
/** Knows how to explain a missing trust: what was presented, what comes nearest, the likely cause, and the cure in three forms. */








// What the refusal alone tells when nobody may read the stored credentials.
const BY_CODE = new Map([
    [70025, 'The target holds no federated credential at all (or the first one is not known everywhere yet).'],
    [700211, 'No stored credential has this issuer; it must match to the letter, without a trailing slash.'],
    [700212, 'A stored credential has this issuer and subject, but another audience.'],
    [7002121, 'A stored credential has this issuer and subject, but another audience.'],
    [
        700213,
        'A stored credential has this issuer, but none has this subject: compare environment, branch, repository IDs and case.',
    ],
    [7002131, 'No stored subject and no flexible expression matches this token.'],
    [7002138, 'A stored subject differs from this one in upper and lower case only, and Entra compares the case.'],
]);
function likelyCause({ stored, refusal }, diagnosed) {
    if (stored !== undefined)
        return diagnosed;
    const known = refusal?.codes.map((code) => BY_CODE.get(code)).find((sentence) => sentence !== undefined);
    return known ?? 'No stored credential matches; a manager that may read the credentials would show the nearest one.';
}
/** What the job that carries these claims presents to Entra. */
function presentedBy(claims) {
    return { issuer: claims.iss, subject: claims.sub, audience: claims.aud, claims };
}
function diagnosisLines(missing) {
    const { presented, stored } = missing;
    if (presented === undefined)
        return [];
    const { cause, marked } = (0,diagnosis/* diagnose */.h)({ presented, stored, cloudAudiences: cloud/* EXCHANGE_AUDIENCES */.mA });
    return [`Likely cause: ${likelyCause(missing, cause)}`, ...marked];
}
/** What to think about before such a trust is given: the cure must not talk anybody into a weak one. */
function cautionLines({ desired, target }) {
    const ownSubject = desired.subject === undefined ? {} : { ownSubject: desired.subject };
    return (0,finding/* warningsOf */.nZ)((0,lint/* lintCredential */.d)(desired, { target: target.kind, ...ownSubject })).map(({ message, safer }) => `Before you trust it: ${message} ${safer}`);
}
/** The cure as values for the portal and as a command; `config` is the line for a configuration file. */
function cureLines({ target, desired, endpoints }) {
    const { portal, command, config } = cures({
        target,
        credential: desired,
        graphEndpoint: endpoints.graph,
        resourceManagerEndpoint: endpoints.resourceManager,
    });
    const width = Math.max(...portal.map(([label]) => label.length));
    const lines = [
        'The federated credential that is needed, for the portal (application: Certificates & secrets, Federated credentials; managed identity: Settings, Federated credentials):',
        ...portal.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`),
        'or as a command of the Azure CLI, quoted for bash:',
        `  ${command}`,
    ];
    return { lines, config };
}
/** The lines of the explanation: presented and nearest, cause, cautions, portal values, command, configuration line. */
function explainMissingTrust(missing) {
    const { lines, config } = cureLines(missing);
    return [
        ...diagnosisLines(missing),
        ...cautionLines(missing),
        ...lines,
        'or as a line under `credentials:` of a configuration file:',
        `  ${config}`,
    ];
}
/** What a federated manager needs once, so that this very job may sign in as it. */
function explainManagerTrust(clientId, claims, endpoints, sha256Hex) {
    const desired = (0,trust/* desiredCredential */.uE)(claims, sha256Hex);
    const target = { kind: 'application', clientId };
    return [
        `On the manager ${clientId}:`,
        ...cautionLines({ desired, target }),
        ...cureLines({ target, desired, endpoints }).lines,
    ];
}
/** Builds the error for a trust that is missing, with its whole explanation. */
function missingTrustError(code, message, hint, missing, answer) {
    const said = answer ?? (missing.refusal === undefined ? undefined : (0,exchange/* toAnswer */.G)(missing.refusal));
    return new core_error/* FederationError */.yP(code, message, {
        hint,
        details: explainMissingTrust(missing),
        ...(said !== undefined && { answer: said }),
    });
}
function withDetails(error, more) {
    return new core_error/* FederationError */.yP(error.code, error.message, {
        ...(error.hint !== undefined && { hint: error.hint }),
        details: [...error.details, ...more],
        ...(error.answer !== undefined && { answer: error.answer }),
        cause: error.cause ?? error,
    });
}
/** Adds to a guard's refusal what the job presents and what comes nearest; no cure, since this shall not be trusted. */
function withDiagnosis(error, missing) {
    return withDetails(error, diagnosisLines(missing));
}
/** Explains a refusal of the manager, with the grants of its token; every other error stays as it is. */
async function explainManager(error, missing, grants) {
    if (!(error instanceof core_error/* FederationError */.yP) || error.code !== 'manager-forbidden')
        return error;
    const held = (await grants?.()) ?? [];
    const holds = held.length === 0 ? ' no roles' : `: ${held.join(', ')}`;
    // Roles in a token are Graph's; what a managed identity needs is a role of Azure, which no token shows.
    const grantLines = missing.target.kind === 'application' ? [`The manager's token holds${holds}.`] : [];
    return withDetails(error, [...grantLines, ...explainMissingTrust(missing)]);
}


/***/ })

};
;