"use strict";
exports.id = 594;
exports.ids = [594];
exports.modules = {

/***/ 1594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  assertNamedOneByOne: () => (/* binding */ assertNamedOneByOne),
  switchPlanner: () => (/* binding */ switchPlanner)
});

// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/credential/issuer.js
var credential_issuer = __webpack_require__(1483);
// EXTERNAL MODULE: ./build/federation/fleet/fleet.js
var fleet = __webpack_require__(6191);
// EXTERNAL MODULE: ./build/federation/repository/declared-repositories.js
var declared_repositories = __webpack_require__(856);
// EXTERNAL MODULE: ./build/federation/repository/plan-environment.js + 5 modules
var plan_environment = __webpack_require__(2665);
// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/core/credential/owner.js
var credential_owner = __webpack_require__(3989);
// EXTERNAL MODULE: ./build/core/expression/automaton.js
var automaton = __webpack_require__(675);
;// CONCATENATED MODULE: ./build/core/expression/coverage.js
/** Decides whether whatever one list of languages holds is held by others as well, where one place in a text reads differently for each. */

/** Stands in `texts` for the place that reads differently; no text of GitHub or Entra holds it (private use, U+E000). */
const PLACE = '\uE000';
/** More sets of states than any real expression needs; past it nothing is decided. */
const SET_LIMIT = 20_000;
function stepOne(states, character, reach) {
    const next = new Set();
    for (const state of states)
        for (const { to, on } of reach(state).edges)
            if (on.characters.includes(character) !== on.negated)
                next.add(to);
    return [...next].toSorted((left, right) => left.id - right.id);
}
function step(states, text, reach) {
    return [...text].reduce((at, character) => stepOne(at, character, reach), states);
}
function accepts(states, reach) {
    return states.some((state) => reach(state).accepts);
}
function textOf(node) {
    const characters = [];
    for (let at = node; at !== undefined; at = at.before)
        characters.push(at.character);
    return characters.toReversed().join('');
}
const idsOf = (states) => states.map(({ id }) => id).join(',');
function keyOf({ needing, covering }) {
    return [...needing, ...covering.flat()].map(idsOf).join(' ');
}
function follow(node, character, question, reach) {
    const read = (reads) => (character === PLACE ? reads : character);
    const [texts = [], ...inner] = node.needing;
    const needing = [
        stepOne(texts, character, reach),
        ...inner.map((states) => step(states, read(question.inner.reads), reach)),
    ];
    if (needing.some((states) => states.length === 0))
        return undefined;
    const covering = node.covering.map((cover) => cover.map((states) => step(states, read(question.outer.reads), reach)));
    return { needing, covering, before: node, character };
}
/**
 * Looks for the shortest text that needs a cover and has none. Every list is followed as sets of states, so that what no cover
 * holds is seen as such.
 */
function coverageOf(question, limit = SET_LIMIT) {
    const known = new Map();
    const reach = (state) => {
        const found = known.get(state) ?? (0,automaton/* reachOf */.xw)(state);
        known.set(state, found);
        return found;
    };
    const { texts, inner, outer } = question;
    const start = {
        needing: [texts, ...inner.languages].map((language) => [(0,automaton/* automatonOf */._E)(language)]),
        covering: outer.covers.map((languages) => languages.map((language) => [(0,automaton/* automatonOf */._E)(language)])),
        before: undefined,
        character: '',
    };
    const queue = [start];
    const seen = new Set([keyOf(start)]);
    for (const node of queue) {
        const needs = node.needing.every((states) => accepts(states, reach));
        if (needs && !node.covering.some((cover) => cover.every((states) => accepts(states, reach))))
            return { kind: 'uncovered', example: textOf(node) };
        const reaches = [...node.needing, ...node.covering.flat()].flat().map(reach);
        for (const character of (0,automaton/* charactersOf */.EX)(reaches)) {
            const next = follow(node, character, question, reach);
            if (next === undefined || seen.has(keyOf(next)))
                continue;
            if (seen.size >= limit)
                return { kind: 'undecided' };
            seen.add(keyOf(next));
            queue.push(next);
        }
    }
    return { kind: 'covered' };
}

// EXTERNAL MODULE: ./build/core/expression/expression.js
var expression = __webpack_require__(3267);
// EXTERNAL MODULE: ./build/core/expression/language.js
var language = __webpack_require__(6163);
// EXTERNAL MODULE: ./build/core/expression/reach.js + 1 modules
var reach = __webpack_require__(2094);
// EXTERNAL MODULE: ./build/core/expression/subject-parts.js
var subject_parts = __webpack_require__(3886);
// EXTERNAL MODULE: ./build/core/expression/wildcard.js
var wildcard = __webpack_require__(1523);
;// CONCATENATED MODULE: ./build/core/customization/twins.js
/** Which credentials would stop trusting a repository once its subjects carry IDs: those whose immutable twin is not stored. */







const isReadable = (trust) => trust.terms !== undefined;
/** Reads what a credential asks of a token: an exact subject is one condition. */
function readTrust(credential) {
    if (credential.subject !== undefined)
        return { credential, terms: [{ claim: 'sub', operator: 'eq', comparand: credential.subject, column: 1 }] };
    const parsed = (0,expression/* parseExpression */.YK)((0,credential_credential/* matchText */.H1)(credential));
    return { credential, terms: parsed.ok ? parsed.expression.terms : undefined };
}
const VALUE = (0,language/* oneOrMore */.h9)((0,language/* noneOf */.kO)(`:${PLACE}`));
function segment(key, { id, ownerId }) {
    switch (key) {
        case 'repo':
            return (0,subject_parts/* labelled */.wW)('repo', (0,language/* text */.Qq)(PLACE));
        case 'repository':
            // Seen as `repo`, and documented as both.
            return (0,language/* choice */.Yq)([(0,subject_parts/* labelled */.wW)('repo', (0,language/* text */.Qq)(PLACE)), (0,subject_parts/* labelled */.wW)('repository', (0,language/* text */.Qq)(PLACE))]);
        case 'context':
            return (0,language/* choice */.Yq)([(0,language/* text */.Qq)('pull_request'), (0,subject_parts/* labelled */.wW)('ref', VALUE), (0,subject_parts/* labelled */.wW)('environment', VALUE)]);
        case 'repository_id':
            return (0,subject_parts/* labelled */.wW)(key, (0,language/* text */.Qq)(id));
        case 'repository_owner_id':
            return (0,subject_parts/* labelled */.wW)(key, (0,language/* text */.Qq)(ownerId));
        default:
            return (0,subject_parts/* labelled */.wW)(key, VALUE);
    }
}
/** Every subject of the repository, with `PLACE` for what the switch changes. */
function subjectsOf(repository) {
    const segments = repository.template.keys.map((key) => segment(key, repository));
    return (0,language/* sequence */.K2)(...segments.flatMap((each, index) => (index === 0 ? [each] : [':', each])));
}
const subOf = (terms) => terms.filter(({ claim }) => claim === 'sub');
const othersOf = (terms) => terms.filter(({ claim }) => claim !== 'sub');
/** What every token of the repository says; undefined for a claim that differs from job to job. */
function knownClaim({ id, ownerId }, claim) {
    if (claim === 'repository_id')
        return id;
    return claim === 'repository_owner_id' ? ownerId : undefined;
}
function holds({ operator, comparand }, value) {
    return operator === 'eq' ? comparand === value : (0,wildcard/* matchesWildcard */._)(comparand, value);
}
/** False where a condition keeps every job of the repository out. */
function mayAdmit(terms, repository) {
    return terms.every((term) => {
        // A subject that names another repository to the letter needs no automaton.
        if (term.claim === 'sub')
            return term.operator === 'matches' || term.comparand.includes(repository.before);
        const known = knownClaim(repository, term.claim);
        return known === undefined || holds(term, known);
    });
}
/** Whether a condition holds for every job that fulfils the others. */
function follows(term, terms, repository) {
    const known = knownClaim(repository, term.claim);
    if (known !== undefined)
        return holds(term, known);
    const [first, ...rest] = terms.filter(({ claim }) => claim === term.claim).map(reach/* languageOf */.eX);
    if (first === undefined)
        return false;
    const inner = { languages: rest, reads: '' };
    return coverageOf({ texts: first, inner, outer: { covers: [[(0,reach/* languageOf */.eX)(term)]], reads: '' } }).kind === 'covered';
}
/** The languages of the subjects that something stored admits, wherever the conditions on other claims hold as well. */
function coversOf({ credential, terms: needed }, staying, repository) {
    return staying.filter(isReadable).flatMap(({ credential: other, terms }) => {
        if (other.issuer !== credential.issuer || other.audiences[0] !== credential.audiences[0])
            return [];
        return othersOf(terms).every((term) => follows(term, needed, repository)) ? [subOf(terms).map(reach/* languageOf */.eX)] : [];
    });
}
function twinOf({ credential, terms }, { before, after }, example) {
    const named = subOf(terms).some(({ comparand }) => comparand.includes(before));
    if (credential.subject !== undefined || !named)
        return example;
    return (0,expression/* formatExpression */.KY)(terms.map((term) => (term.claim === 'sub' ? { ...term, comparand: term.comparand.replace(before, after) } : term)));
}
/**
 * Returns what would stop trusting jobs of the repository. Decided by what can match under the repository's template: every
 * subject that a credential admits by names has to be admitted with IDs, by something stored with the same issuer and audience.
 * @param stored everything that one target stores
 * @param staying what of it counts as a twin
 */
function missingTwins(repository, stored, staying) {
    const texts = subjectsOf(repository);
    const check = (each) => {
        const { credential } = each;
        if (!isReadable(each))
            return [{ kind: 'undecided', credential, wanted: (0,credential_credential/* matchText */.H1)(credential) }];
        const { terms } = each;
        if (!mayAdmit(terms, repository))
            return [];
        const covered = coverageOf({
            texts,
            inner: { languages: subOf(terms).map(reach/* languageOf */.eX), reads: repository.before },
            outer: { covers: coversOf(each, staying, repository), reads: repository.after },
        });
        if (covered.kind === 'covered')
            return [];
        if (covered.kind === 'undecided')
            return [{ kind: 'undecided', credential, wanted: twinOf(each, repository, (0,credential_credential/* matchText */.H1)(credential)) }];
        const example = covered.example.replaceAll(PLACE, repository.after);
        return [{ kind: 'missing', credential, wanted: twinOf(each, repository, example) }];
    };
    return stored.flatMap(check);
}

// EXTERNAL MODULE: ./build/core/plan/change.js
var plan_change = __webpack_require__(6986);
// EXTERNAL MODULE: ./build/federation/fleet/plan-target.js + 6 modules
var plan_target = __webpack_require__(2689);
;// CONCATENATED MODULE: ./build/federation/repository/stored-trusts.js
/** Whom the tenant trusts before a run writes anything: what its applications and the identities of files store for GitHub's jobs. */






const same = (left, right) => left.issuer === right.issuer && (0,credential_credential/* matchText */.H1)(left) === (0,credential_credential/* matchText */.H1)(right) && left.audiences[0] === right.audiences[0];
/** Credentials of a target that this run deletes, or lets trust something else. */
function leavingOf(target, request, ports) {
    return (0,plan_target/* planTarget */.hB)(target, [], request, ports).plan.changes.flatMap((change) => {
        if (change.resource !== 'federated' || change.stored === undefined)
            return [];
        const leaves = change.action === 'delete' || (change.action === 'update' && !same(change.stored, (0,plan_change/* credentialOf */.$5)(change)));
        return leaves ? [change.stored] : [];
    });
}
function ownerIndex(files, kind, { sha256Hex }) {
    return (credential) => files.find(({ owner, previousOwners }) => (0,credential_owner/* ownedBy */.LW)(credential, { owner, previousOwners, kind, sha256Hex }) !== 'foreign');
}
/** Whether an issuer is GitHub's, or GitHub's with the slug of an enterprise. */
function isOf(issuer) {
    return (credential) => credential.issuer === issuer ||
        /^\/[^/]+$/.test(credential.issuer.startsWith(issuer) ? credential.issuer.slice(issuer.length) : '');
}
function nameOf({ displayName, clientId, id }, kind) {
    if (kind === 'managed-identity')
        return `managed identity ${id}`;
    return displayName === null ? `application ${clientId}` : `application "${displayName}" (${clientId})`;
}
function notRead(error, what) {
    return {
        ok: false,
        code: error.code,
        why: `${what} could not be read, so that nobody can tell whose jobs would lose access: ${error.message}`,
    };
}
/** Reads every application that stores something for GitHub's jobs. */
async function sweep(wanted, { sweepApplications, log }) {
    if (sweepApplications === undefined)
        return new core_error/* FederationError */.yP('manager-forbidden', 'no manager reads the applications of the tenant.');
    try {
        let count = 0;
        const swept = await sweepApplications((each) => {
            count += 1;
            return wanted(each);
        });
        log.info(`Went through ${count} applications of the tenant: ${swept.length} may store something for jobs of GitHub`);
        return swept;
    }
    catch (error) {
        if (error instanceof core_error/* FederationError */.yP && error.code === 'manager-forbidden')
            return new core_error/* FederationError */.yP(error.code, 'the manager may not list the applications of the tenant (permission Application.Read.All).');
        throw error;
    }
}
/**
 * Reads what the whole tenant stores for GitHub's jobs, and every managed identity that files name.
 * @param issuer of the GitHub server
 */
async function readStoredTrusts(targets, issuer, request, ports) {
    const isGitHub = isOf(issuer);
    const swept = await sweep(({ cut, reading }) => cut === true || !reading.ok || reading.stored.some(isGitHub), ports);
    if (swept instanceof core_error/* FederationError */.yP)
        return notRead(swept, 'What trusts the repository');
    const named = new Map(targets.flatMap((each) => (each.reading?.ok === true ? [[each.reading.facts.id, each]] : [])));
    const trusting = [];
    const add = (facts, kind, all) => {
        const target = named.get(facts.id);
        const leaving = new Set((target === undefined ? [] : leavingOf(target, request, ports)).map(({ name }) => name));
        const stored = all.filter(isGitHub).map(readTrust);
        const staying = stored.filter(({ credential }) => !leaving.has(credential.name));
        trusting.push({ name: nameOf(facts, kind), stored, staying, fileOf: ownerIndex(request.files, kind, ports) });
    };
    for (const { facts, reading } of swept) {
        if (!reading.ok)
            return notRead(reading.error, `The ${nameOf(facts, 'application')}`);
        add(facts, 'application', reading.stored);
    }
    const seen = new Set(swept.map(({ facts }) => facts.id));
    for (const { address, reading } of targets) {
        if (reading?.ok === true && !seen.has(reading.facts.id))
            add(reading.facts, address.kind, reading.stored);
        // An application that cannot be read by its name was seen among all of the tenant's, or stores nothing for GitHub.
        if (reading?.ok === false && address.kind === 'managed-identity')
            return notRead(reading.error, `The managed identity ${address.resourceId}`);
    }
    return { ok: true, targets: trusting };
}

// EXTERNAL MODULE: ./build/core/policy/pattern.js
var pattern = __webpack_require__(8523);
// EXTERNAL MODULE: ./build/federation/plan/moved.js
var moved = __webpack_require__(605);
;// CONCATENATED MODULE: ./build/federation/repository/switch-candidates.js
/** The repositories that files turn to immutable subjects: found by name or by pattern, each once, in the order of their names. */





/** True for a pattern of names. */
function isPattern(name) {
    return name.includes('*');
}
function entriesOf({ files }) {
    return files.flatMap((file) => {
        const { switches } = file;
        return switches === undefined
            ? []
            : switches.repositories.map((each) => ({ file, atMost: switches.atMost, ...each }));
    });
}
async function see({ name }, { github }) {
    try {
        const facts = await github.repository(name);
        if (facts === undefined)
            return (0,declared_repositories/* unseen */.nv)(name);
        (0,moved/* assertNotMoved */.d)(name, facts);
        if (facts.archived !== true)
            return facts;
        return new core_error/* FederationError */.yP('github-forbidden', `${facts.fullName} is archived: nobody can write to it.`);
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP))
            throw error;
        return error;
    }
}
const ownerOf = (name) => name.slice(0, name.indexOf('/')).toLowerCase();
/** Lists the repositories of owners, each owner once. */
function createLists({ store }) {
    const lists = new Map();
    return (name) => {
        const owner = ownerOf(name);
        const list = lists.get(owner) ?? store.repositoriesOf(owner);
        lists.set(owner, list);
        return list;
    };
}
/** One repository stays one, by its ID: the first file that may turn it does. */
function onceEach(found, mayTurn) {
    const byId = new Map();
    for (const each of found) {
        const id = each.facts instanceof core_error/* FederationError */.yP ? each.name.toLowerCase() : each.facts.id;
        const known = byId.get(id);
        if (known === undefined || (!mayTurn(known) && mayTurn(each)))
            byId.set(id, each);
    }
    const key = ({ name }) => name.toLowerCase();
    return [...byId.values()].toSorted((left, right) => (key(left) < key(right) ? -1 : 1));
}
/**
 * Finds what files turn. Archived repositories are left out of patterns.
 * @param mayTurn whether the policy lets the file of a candidate turn it
 * @throws FederationError of GitHub where a list cannot be read
 */
async function findCandidates(request, rights, mayTurn) {
    const entries = entriesOf(request);
    const listFor = createLists(rights);
    const found = await (0,fleet/* mapAtMost */.X)(entries, declared_repositories/* AT_ONCE */.Qd, async (entry) => {
        const { name } = entry;
        if (!isPattern(name)) {
            const facts = await see(entry, rights);
            const seen = facts instanceof core_error/* FederationError */.yP ? name : facts.fullName;
            return { entry, candidates: [{ ...entry, name: seen, byPattern: false, facts }] };
        }
        const fitting = (await listFor(name)).filter(({ fullName, archived }) => archived !== true && (0,pattern/* fitsRepository */.LR)(name, fullName));
        return { entry, candidates: fitting.map((facts) => ({ ...entry, name: facts.fullName, byPattern: true, facts })) };
    });
    const empty = found.filter(({ candidates }) => candidates.length === 0);
    return {
        candidates: onceEach(found.flatMap(({ candidates }) => candidates), mayTurn),
        warnings: empty.map(({ entry: { name, source } }) => `${source}: No repository fits "${name}" that the token sees and that is not archived.`),
    };
}

// EXTERNAL MODULE: ./build/core/subject/subject.js
var subject = __webpack_require__(2361);
// EXTERNAL MODULE: ./build/core/template/customization.js
var customization = __webpack_require__(8516);
// EXTERNAL MODULE: ./build/core/template/template.js
var template_template = __webpack_require__(4963);
;// CONCATENATED MODULE: ./build/core/customization/switch.js



const segmentValue = (prefix) => `${(0,subject/* repositorySegment */.Wt)(prefix).value}`;
const prefixText = (prefix) => (0,subject/* formatSegments */.cD)([(0,subject/* repositorySegment */.Wt)(prefix)]);
function sameKeys(left, right) {
    return JSON.stringify(left) === JSON.stringify(right);
}
/** GitHub says `use_default` always; without it keys tell. */
const isDefault = ({ useDefault, keys }) => useDefault ?? keys === undefined;
/** Whose template a repository has; undefined where nobody can tell its own from its organisation's. */
function templateKind(body, { ofOrganization, organization }) {
    const { keys } = body;
    if (isDefault(body))
        return 'default';
    if (keys === undefined)
        return 'organization';
    if (!ofOrganization)
        return 'own';
    const shared = organization?.status === 200 ? (0,customization/* readCustomization */.mz)(organization.body)?.keys : undefined;
    if (shared === undefined)
        return undefined;
    return sameKeys(shared, keys) ? 'organization' : 'own';
}
function refused(code, why) {
    return { kind: 'refused', code, why };
}
function unshared({ repository: { owner } }) {
    return refused('github-forbidden', `Whether the template is the repository's own or that of ${owner} cannot be told, and sending it could make it its own. Give \`github-token\` the permission "Administration: read" on the organization.`);
}
function wayBack({ owner, name }, body) {
    const keys = (body.include_claim_keys ?? []).map((key) => ` -f 'include_claim_keys[]=${key}'`).join('');
    return `gh api --method PUT repos/${owner}/${name}/actions/oidc/customization/sub -F use_default=${body.use_default} -F use_immutable_subject=${body.use_immutable_subject}${keys}`;
}
/** True where the answer does not tell by itself whose template it shows: then the organisation's has to be read. */
function needsOrganization(answer) {
    const body = answer.status === 200 ? (0,customization/* readCustomization */.mz)(answer.body) : undefined;
    return body !== undefined && !isDefault(body);
}
const DEFAULT = { useDefault: true, keys: undefined, immutable: undefined, prefix: undefined };
/**
 * Decides what turning a repository would send.
 * @param answer of `GET /repos/{owner}/{repo}/actions/oidc/customization/sub`
 */
function decideSwitch(answer, facts) {
    const shown = (0,customization/* readCustomization */.mz)(answer.body) ?? DEFAULT;
    // What GitHub signs is what it shows, whatever template nobody may read.
    if ((0,subject/* parsePrefix */.A1)(shown.prefix ?? '')?.kind === 'immutable')
        return { kind: 'immutable' };
    const known = (0,customization/* fromCustomization */.A8)(answer, facts);
    if (known.kind === 'unknown')
        return needsOrganization(answer) && facts.ofOrganization && facts.organization?.status !== 200
            ? unshared(facts)
            : refused('subject-unknown', `${known.reason} ${known.settle}`);
    const { template, prefix } = known;
    if (prefix.kind === 'immutable')
        return { kind: 'immutable' };
    if (!(0,template_template/* namesRepository */.xt)(template))
        return refused('subject-unknown', 'The template has no `repo`, and what GitHub then does with immutable subjects is not documented. Add `repo` to the template first.');
    const kind = templateKind(shown, facts);
    const { repository } = facts;
    if (kind === undefined)
        return unshared(facts);
    // With the default template GitHub ignores keys; they are sent as they were read all the same.
    const { keys = [] } = kind === 'organization' ? {} : shown;
    const body = { use_default: kind === 'default', ...(keys.length > 0 && { include_claim_keys: keys }) };
    const after = { kind: 'immutable', ...repository };
    const former = { ...body, use_immutable_subject: shown.immutable ?? false };
    return {
        kind: 'switchable',
        template,
        before: segmentValue(prefix),
        after: segmentValue(after),
        sent: { ...body, use_immutable_subject: true },
        former,
        written: {
            'prefix-before': prefixText(prefix),
            prefix: prefixText(after),
            template: kind,
            'use-default': body.use_default,
            keys,
            'use-immutable-subject': true,
            'way-back': wayBack(repository, former),
        },
        shown,
    };
}
/** The line about a repository that is turned. */
function switchLine(fullName, source, { written }) {
    const kept = written.template === 'organization' ? ' It keeps the template of its organization: no keys are sent.' : '';
    return {
        resource: 'subject-customization',
        action: 'update',
        name: fullName,
        source,
        reason: `Every credential that trusts it by names is stored with IDs as well.${kept}`,
        differences: [{ field: 'prefix', from: written['prefix-before'], to: written.prefix }],
        written,
    };
}
/**
 * Whether GitHub's answer is that of a repository that was turned: the prefix with IDs where one is shown, else the flag; with
 * the template as it was. Without the default template GitHub shows no prefix.
 */
function isSwitched(answer, { after, shown }) {
    const body = answer.status === 200 ? (0,customization/* readCustomization */.mz)(answer.body) : undefined;
    if (body === undefined)
        return false;
    const stays = isDefault(shown) ? isDefault(body) : !isDefault(body) && sameKeys(body.keys, shown.keys);
    if (!stays)
        return false;
    if (body.prefix === undefined)
        return body.immutable === true && shown.prefix === undefined;
    const prefix = (0,subject/* parsePrefix */.A1)(body.prefix);
    return prefix !== undefined && segmentValue(prefix) === after;
}
/** Whether GitHub still shows what it showed before: a write may take a moment to be seen. */
function isUnchanged(answer, { shown }) {
    return JSON.stringify((0,customization/* readCustomization */.mz)(answer.body) ?? DEFAULT) === JSON.stringify(shown);
}

// EXTERNAL MODULE: ./build/core/plan/resource-change.js
var resource_change = __webpack_require__(2891);
// EXTERNAL MODULE: ./build/core/policy/judge.js + 5 modules
var judge = __webpack_require__(6796);
// EXTERNAL MODULE: ./build/federation/exchange/propagation.js
var propagation = __webpack_require__(534);
;// CONCATENATED MODULE: ./build/federation/repository/write-switch.js
/** Carries out the line about a switch: read, compared again, written as printed, read back, and put back where GitHub answers otherwise. */



/** What turning a repository takes, by what GitHub answers now; of a GitHub Enterprise Server nobody asks. */
async function readSwitch({ fullName, id, ownerId, createdAt, ofPerson }, store) {
    const [owner = '', name = ''] = fullName.split('/');
    const answer = await store.customization(fullName);
    const ofOrganization = ofPerson !== true;
    const shared = ofOrganization && needsOrganization(answer) ? await store.organizationCustomization(owner) : undefined;
    return decideSwitch(answer, {
        repository: { owner, name, id, ownerId },
        createdAt,
        repositoryVisible: true,
        enterpriseServer: false,
        ofOrganization,
        ...(shared !== undefined && { organization: shared }),
    });
}
function stale({ repository: { fullName } }) {
    return new core_error/* FederationError */.yP('plan-stale', `The subject template of ${fullName} changed after the plan was made.`, {
        hint: 'Plan again, and approve the new plan.',
    });
}
function invalid(fullName, said) {
    return new core_error/* FederationError */.yP('github-forbidden', `GitHub refuses to turn ${fullName} to immutable subjects: ${said || 'it does not say why'}.`, { hint: 'Nothing was changed.', answer: { service: 'GitHub', message: said } });
}
/** Readings while GitHub shows what was there before, and of anything else. */
const MOST_READS = { unchanged: 6, other: 2 };
function shownIn({ status, body }) {
    return status === 200 ? JSON.stringify(body) : `status ${status}`;
}
/** Reads until GitHub shows the new state; what a first reading does not show may be there a moment later. */
async function readBack(fullName, now, deadline, store, { clock }) {
    for (let reads = 1;; reads++) {
        const last = await store.customization(fullName);
        if (isSwitched(last, now))
            return { ok: true, last };
        const most = isUnchanged(last, now) ? MOST_READS.unchanged : MOST_READS.other;
        const inTime = reads < most && (await (0,propagation/* sleepUntil */.Kc)(deadline, (0,propagation/* propagationDelay */.iM)(reads - 1, clock.random()), clock));
        if (!inTime)
            return { ok: false, last };
    }
}
/** Puts back what was read before, and says what GitHub shows then. */
async function putBack(fullName, { former, written }, store) {
    const failed = `What was there before could not be put back: run ${written['way-back']}`;
    try {
        const { kind } = await store.putCustomization(fullName, former);
        return kind === 'done'
            ? `What was there before was put back: it shows ${shownIn(await store.customization(fullName))} now.`
            : failed;
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP))
            throw error;
        return failed;
    }
}
async function mismatch(fullName, now, last, store) {
    const { prefix } = now.written;
    const restored = await putBack(fullName, now, store);
    return new core_error/* FederationError */.yP('service-unavailable', `GitHub does not answer as expected for ${fullName}: the prefix "${prefix}" with the same template was expected, and it shows ${shownIn(last)}. ${restored}`, { hint: 'See which subject its jobs present before anything else is done.', answer: { service: 'GitHub' } });
}
const MOST_WRITES = 2;
/**
 * Turns a repository to immutable subjects.
 * @param deadline milliseconds since the epoch
 * @throws FederationError `plan-stale`, or of GitHub; `service-unavailable` where GitHub answers otherwise afterwards
 */
async function writeSwitch(write, store, deadline, ports) {
    const { repository, change } = write;
    const { fullName } = repository;
    const now = await readSwitch(repository, store);
    if (now.kind === 'immutable')
        return 'kept';
    if (now.kind === 'refused')
        throw new core_error/* FederationError */.yP(now.code, now.why);
    if (JSON.stringify(now.written) !== JSON.stringify(change.written))
        throw stale(write);
    for (let writes = 1;; writes++) {
        const answer = await store.putCustomization(fullName, now.sent);
        if ('said' in answer)
            throw invalid(fullName, answer.said);
        const { ok, last } = await readBack(fullName, now, deadline, store, ports);
        if (ok)
            return 'updated';
        // A write that nobody saw may not have happened.
        if (answer.kind === 'done' || writes >= MOST_WRITES)
            throw await mismatch(fullName, now, last, store);
    }
}

;// CONCATENATED MODULE: ./build/federation/repository/switch-line.js
/** The line about a repository that would be turned to immutable subjects, and why it is refused: what would stop trusting it. */








/** Why the policy does not let the file of a candidate turn it; none when it does. */
function judgeSwitch({ file, facts }, { policy }) {
    if (facts instanceof core_error/* FederationError */.yP)
        return [];
    const { fullName, id, ownerId } = facts;
    return (0,judge/* judge */.S)(policy.rules(file.file), {
        resource: 'switch',
        action: 'update',
        repository: { fullName, id, ownerId },
        adopts: false,
        claimedOwners: file.claimedOwners,
        githubIssuers: [],
    });
}
/** A line that writes nothing. */
function emptyLine({ name, source }, reason) {
    return { resource: 'subject-customization', action: 'keep', name, source, reason, differences: [], written: {} };
}
/** A line, refused. */
function refusedLine(candidate, change, code, why) {
    return { candidate, change: (0,resource_change/* refusedResource */.L)(change, code, why), write: plan_environment/* REFUSED */.ln, forbidden: [] };
}
/** The line about a repository that nobody may see, or write to. */
function unseenLine(candidate, { code, message, hint = '' }) {
    return refusedLine(candidate, emptyLine(candidate, ''), code, [message, hint].join(' ').trim());
}
/** What would be lost, and what cures it: the file's own way for what is its own, the value to store for anything else. */
function describeMissing({ kind, credential, wanted }, { name, fileOf }) {
    const file = fileOf(credential);
    const stored = `"${credential.name}" of the ${name} trusts "${(0,credential_credential/* matchText */.H1)(credential)}" for "${credential.audiences.join(' ')}"`;
    if (kind === 'undecided')
        return `${stored}, and whether something stored there admits the same jobs with IDs cannot be decided: store "${wanted}" there, or make it simpler.`;
    const cure = file === undefined
        ? `let whoever made it store "${wanted}" (issuer ${credential.issuer}) there as well`
        : `\`immutable-subjects: add\` of ${file.file} stores "${wanted}", and a run after that one turns the repository`;
    return `${stored}, and nothing stored there admits the same jobs with IDs: ${cure}.`;
}
function missingOf({ template, before, after }, { id, ownerId }, targets) {
    const repository = { template, id, ownerId, before, after };
    return targets.flatMap((target) => missingTwins(repository, target.stored, target.staying).map((each) => describeMissing(each, target)));
}
/** The line about a repository that could be turned, by the policy and by what is stored. */
function decideLine({ candidate, facts }, switchable, trusts, { rights, clock, request, gate }) {
    const change = switchLine(facts.fullName, candidate.source, switchable);
    const sentences = judgeSwitch(candidate, request);
    if (sentences.length > 0) {
        const line = refusedLine(candidate, change, 'not-permitted', sentences.join(' '));
        return { ...line, forbidden: sentences.map((sentence) => `${candidate.source}: ${sentence}`) };
    }
    if (!trusts.ok)
        return refusedLine(candidate, change, trusts.code, trusts.why);
    const missing = missingOf(switchable, facts, trusts.targets);
    if (missing.length > 0)
        return refusedLine(candidate, change, 'trust-missing', missing.join(' '));
    const write = async (_line, deadline) => ({
        outcome: await gate(() => writeSwitch({ repository: facts, change }, rights.store, deadline, { clock })),
        change,
    });
    return { candidate, change, write, forbidden: [] };
}
/** A repository as a target of the plan. */
function toTarget({ candidate, change, write, forbidden }, log) {
    const { facts, name } = candidate;
    const id = facts instanceof core_error/* FederationError */.yP ? '' : facts.id;
    return {
        plan: {
            kind: 'repository',
            clientId: '',
            id,
            uniqueName: id === '' ? name : null,
            displayName: name,
            error: null,
            changes: [change],
        },
        head: { multiTenant: undefined, owners: undefined, foreign: 0, spellings: [] },
        session: {
            writeResource: async (line, deadline) => {
                log.info(`Turning ${name} to immutable subjects`);
                return write(line, deadline);
            },
        },
        error: undefined,
        owned: new Map(),
        forbidden,
    };
}

;// CONCATENATED MODULE: ./build/federation/repository/plan-switches.js
/** Plans a wave: repositories that are turned to immutable subjects in this run, where nothing that trusts them would be lost. */









/** Requests to turn one: its template and its organization's are read, it is written and read back. */
const WRITING = 4;
const MOST_NAMES = 20;
function issuerOf({ serverUrl, own }) {
    const issuer = (0,credential_issuer/* issuerForServer */.wC)(serverUrl);
    if (issuer !== undefined && (0,credential_issuer/* issuerKind */.W8)(own?.iss ?? issuer) !== 'github-enterprise-server')
        return issuer;
    throw new core_error/* FederationError */.yP('configuration-invalid', '`switch` turns repositories to immutable subjects, which a GitHub Enterprise Server does not have.', { hint: 'Take `switch` out of `immutable-subjects`. Nothing was written.' });
}
/** Takes what can be turned, so many per file; a repository that is refused takes no place, unless nothing was read at all. */
function planWave(reads, trusts, ports) {
    const lines = [];
    const later = [];
    const taken = new Map();
    for (const read of reads) {
        const { decision, candidate } = read;
        if (decision.kind === 'refused') {
            lines.push(refusedLine(candidate, emptyLine(candidate, ''), decision.code, decision.why));
            continue;
        }
        if (decision.kind === 'immutable') {
            const line = emptyLine(candidate, 'Its subjects carry IDs already.');
            if (!candidate.byPattern)
                lines.push({ candidate, change: line, write: plan_environment/* REFUSED */.ln, forbidden: [] });
            continue;
        }
        const { file } = candidate.file;
        const count = taken.get(file) ?? 0;
        if (count >= candidate.atMost) {
            later.push(read);
            continue;
        }
        const line = decideLine(read, decision, trusts, ports);
        if (line.change.action === 'update' || !trusts.ok)
            taken.set(file, count + 1);
        lines.push(line);
    }
    return { lines, later };
}
/** What is left of the token's limit, by the answers to all requests so far. */
function leftOf({ github, store }) {
    const told = [github.rateLimit?.(), store.rateLimit()].filter((each) => each !== undefined);
    return told.toSorted((left, right) => left.remaining - right.remaining)[0];
}
const named = (names) => names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
function warningsOf({ lines, later }) {
    const turned = lines.filter(({ change }) => change.action === 'update').length;
    const byFile = new Map();
    for (const { candidate } of later) {
        const head = `${candidate.file.file}: left for the next runs (\`at-most\` is ${candidate.atMost})`;
        byFile.set(head, [...(byFile.get(head) ?? []), candidate.name]);
    }
    return [
        ...(turned === 0
            ? []
            : [
                `${turned === 1 ? 'One repository gets another subject' : `${turned} repositories get other subjects`} for every party that trusts them. What is outside of this tenant (AWS, Google Cloud, Vault), and managed identities that no file names, cannot be checked: make sure that they trust the form with IDs too.`,
            ]),
        ...[...byFile].map(([head, names]) => `${head}: ${named(names)}.`),
    ];
}
/** Repositories that credentials of files name: their templates were read already, and every answer is asked for once. */
function readBefore(targets) {
    const credentials = targets.flatMap(({ declarations }) => declarations.flatMap((each) => each.credentials));
    return new Set(credentials.flatMap((each) => (each.ok ? [`${each.declared.repository?.id}`] : [])));
}
/** Reads what GitHub shows of each candidate, as far as the token's limit goes. */
async function readCandidates(candidates, known, rights, log) {
    const seen = candidates.flatMap((candidate) => candidate.facts instanceof core_error/* FederationError */.yP ? [] : [{ candidate, facts: candidate.facts }]);
    const needed = seen.filter(({ facts }) => !known.has(facts.id)).length;
    log.info(`Comparing the subject templates of ${seen.length} repositories: about ${needed} more requests, ten at once`);
    (0,declared_repositories/* assertLimit */.KT)(leftOf(rights), needed, 'reading the subject templates');
    return (0,fleet/* mapAtMost */.X)(seen, declared_repositories/* AT_ONCE */.Qd, async (each) => ({ ...each, decision: await readSwitch(each.facts, rights.github) }));
}
/** Builds the planner of switches; what stands against one repository stands in its line. */
function createSwitchPlanner(ports) {
    return async (targets, request) => {
        const issuer = issuerOf(request);
        const { rights } = ports;
        if (rights === undefined)
            throw new core_error/* FederationError */.yP('github-forbidden', '`switch` needs a `github-token` that may write subject templates.', {
                hint: 'Give the token of a GitHub App with the permission "Actions: write".',
            });
        const mayTurn = (each) => judgeSwitch(each, request).length === 0;
        const { candidates, warnings } = await findCandidates(request, rights, mayTurn);
        const unseen = candidates.flatMap((each) => each.facts instanceof core_error/* FederationError */.yP ? [unseenLine(each, each.facts)] : []);
        const reads = await readCandidates(candidates, readBefore(targets), rights, ports.log);
        const trusts = reads.some(({ decision }) => decision.kind === 'switchable')
            ? await readStoredTrusts(targets, issuer, request, ports)
            : { ok: true, targets: [] };
        const wave = planWave(reads, trusts, { rights, clock: ports.clock, request, gate: (0,fleet/* createGate */.q)(declared_repositories/* AT_ONCE */.Qd) });
        const writing = wave.lines.filter(({ change }) => change.action === 'update').length * WRITING;
        if (ports.applies)
            (0,declared_repositories/* assertLimit */.KT)(leftOf(rights), writing, 'turning the repositories');
        return {
            targets: new Map(),
            repositories: [...unseen, ...wave.lines].map((line) => toTarget(line, ports.log)),
            warnings: [...warnings, ...warningsOf(wave)],
        };
    };
}

// EXTERNAL MODULE: ./build/github/ask.js
var github_ask = __webpack_require__(839);
// EXTERNAL MODULE: ./build/github/rate-limit.js
var rate_limit = __webpack_require__(3408);
// EXTERNAL MODULE: ./build/github/reader.js
var reader = __webpack_require__(2423);
;// CONCATENATED MODULE: ./build/github/customization-store.js
/** GitHub's REST API for lists of repositories and for their subject templates, with the rights of `github-token`. */




const TEMPLATE = '/repos/{owner}/{repo}/actions/oidc/customization/sub';
const PAGE_SIZE = 100;
function unlisted(owner) {
    return new core_error/* FederationError */.yP('service-unavailable', `GitHub's list of the repositories of ${owner} cannot be read.`, {
        hint: 'Run again later, or name the repositories one by one.',
        answer: { service: 'GitHub', status: 200 },
    });
}
/** The repositories of a page. @throws FederationError for anything that is none */
function readPage(data, owner) {
    if (!Array.isArray(data))
        throw unlisted(owner);
    return data.map((each) => {
        const facts = (0,reader.toRepositoryFacts)(each);
        if (facts === undefined)
            throw unlisted(owner);
        return facts;
    });
}
/** Nobody knows whether a write that was answered by a failure of the service has happened. */
const DOUBTFUL = [409, 500, 502, 503, 504];
/** Builds the store over GitHub's REST API: https://docs.github.com/en/rest/actions/oidc */
function createCustomizationStore(api) {
    const limit = (0,rate_limit/* createRateLimitRecord */.xj)();
    const ask = (0,github_ask/* createAsk */.c)(api, limit);
    /** Undefined when GitHub knows no such list: a person has none of an organization. */
    async function listed(route, owner, expected) {
        const purpose = { what: `list the repositories of ${owner}`, permission: 'Metadata: read' };
        const found = new Map();
        for (let page = 1;; page++) {
            const parameters = { owner, per_page: PAGE_SIZE, page };
            const { status, data } = await ask(`GET ${route}`, parameters, purpose, expected);
            if (status === 404)
                return undefined;
            const items = readPage(data, owner);
            for (const each of items)
                found.set(each.id, each);
            if (items.length < PAGE_SIZE)
                return [...found.values()];
        }
    }
    return {
        repositoriesOf: async (owner) => (await listed('/orgs/{owner}/repos', owner, [404])) ?? (await listed('/users/{owner}/repos', owner, [])) ?? [],
        customization: async (fullName) => {
            const purpose = { what: `read the subject template of ${fullName}`, permission: 'Actions: read' };
            const { status, data } = await ask(`GET ${TEMPLATE}`, (0,github_ask/* parts */.r)(fullName), purpose, [404]);
            return { status, ...(data !== undefined && { body: data }) };
        },
        organizationCustomization: async (org) => {
            const purpose = { what: `read the subject template of ${org}`, permission: 'Administration: read' };
            const { status, data } = await ask('GET /orgs/{org}/actions/oidc/customization/sub', { org }, purpose, [403, 404]);
            return { status, ...(data !== undefined && { body: data }) };
        },
        putCustomization: async (fullName, body) => {
            const purpose = { what: `write the subject template of ${fullName}`, permission: 'Actions: write' };
            const { status, failure } = await ask(`PUT ${TEMPLATE}`, { ...(0,github_ask/* parts */.r)(fullName), ...body }, purpose, [
                400,
                422,
                ...DOUBTFUL,
            ]);
            if (failure === undefined)
                return { kind: 'done' };
            return status < 409 || status === 422 ? { kind: 'invalid', said: failure.message } : { kind: 'unsettled' };
        },
        rateLimit: limit.left,
    };
}

;// CONCATENATED MODULE: ./build/composition/fleet-switches.js
/** The planner of switches to immutable subjects over GitHub's REST API and the tenant; loaded only where a file declares some. */




/**
 * Refuses patterns of repositories that no policy file gives leave for.
 * @throws FederationError `configuration-invalid`, before anything is sent
 */
function assertNamedOneByOne(files, rules) {
    const patterns = files.flatMap(({ file, switches }) => typeof rules(file) === 'string' ? (switches?.repositories ?? []).filter(({ name }) => isPattern(name)) : []);
    if (patterns.length === 0)
        return;
    throw new core_error/* FederationError */.yP('configuration-invalid', '`switch` names repositories by a pattern, and there is no policy file.', {
        hint: 'Name the repositories one by one, or give a `policy-file` whose entry lists them under `switch`.',
        details: patterns.map(({ name, source }) => `${source}: "${name}" needs the leave of a policy file.`),
    });
}
/** Builds the planner of switches. Nothing is sent. */
function switchPlanner({ api, reader }, sweepApplications, applies, { clock, log, sha256Hex }) {
    const rights = reader && api && { github: reader, store: createCustomizationStore(api) };
    return createSwitchPlanner({ rights, sweepApplications, applies, clock, log, sha256Hex });
}


/***/ })

};
;