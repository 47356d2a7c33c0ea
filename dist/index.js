/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ({

/***/ 5588:
/***/ (function(__unused_webpack_module, exports, __nccwpck_require__) {

"use strict";

var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || function (mod) {
    if (mod && mod.__esModule) return mod;
    var result = {};
    if (mod != null) for (var k in mod) if (k !== "default" && Object.prototype.hasOwnProperty.call(mod, k)) __createBinding(result, mod, k);
    __setModuleDefault(result, mod);
    return result;
};
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.HttpsProxyAgent = void 0;
const net = __importStar(__nccwpck_require__(9278));
const tls = __importStar(__nccwpck_require__(4756));
const assert_1 = __importDefault(__nccwpck_require__(2613));
const debug_1 = __importDefault(__nccwpck_require__(2830));
const agent_base_1 = __nccwpck_require__(8894);
const url_1 = __nccwpck_require__(7016);
const parse_proxy_response_1 = __nccwpck_require__(1632);
const debug = (0, debug_1.default)('https-proxy-agent');
const setServernameFromNonIpHost = (options) => {
    if (options.servername === undefined &&
        options.host &&
        !net.isIP(options.host)) {
        return {
            ...options,
            servername: options.host,
        };
    }
    return options;
};
/**
 * The `HttpsProxyAgent` implements an HTTP Agent subclass that connects to
 * the specified "HTTP(s) proxy server" in order to proxy HTTPS requests.
 *
 * Outgoing HTTP requests are first tunneled through the proxy server using the
 * `CONNECT` HTTP request method to establish a connection to the proxy server,
 * and then the proxy server connects to the destination target and issues the
 * HTTP request from the proxy server.
 *
 * `https:` requests have their socket connection upgraded to TLS once
 * the connection to the proxy server has been established.
 */
class HttpsProxyAgent extends agent_base_1.Agent {
    constructor(proxy, opts) {
        super(opts);
        this.options = { path: undefined };
        this.proxy = typeof proxy === 'string' ? new url_1.URL(proxy) : proxy;
        this.proxyHeaders = opts?.headers ?? {};
        debug('Creating new HttpsProxyAgent instance: %o', this.proxy.href);
        // Trim off the brackets from IPv6 addresses
        const host = (this.proxy.hostname || this.proxy.host).replace(/^\[|\]$/g, '');
        const port = this.proxy.port
            ? parseInt(this.proxy.port, 10)
            : this.proxy.protocol === 'https:'
                ? 443
                : 80;
        this.connectOpts = {
            // Attempt to negotiate http/1.1 for proxy servers that support http/2
            ALPNProtocols: ['http/1.1'],
            ...(opts ? omit(opts, 'headers') : null),
            host,
            port,
        };
    }
    /**
     * Called when the node-core HTTP client library is creating a
     * new HTTP request.
     */
    async connect(req, opts) {
        const { proxy } = this;
        if (!opts.host) {
            throw new TypeError('No "host" provided');
        }
        // Create a socket connection to the proxy server.
        let socket;
        if (proxy.protocol === 'https:') {
            debug('Creating `tls.Socket`: %o', this.connectOpts);
            socket = tls.connect(setServernameFromNonIpHost(this.connectOpts));
        }
        else {
            debug('Creating `net.Socket`: %o', this.connectOpts);
            socket = net.connect(this.connectOpts);
        }
        const headers = typeof this.proxyHeaders === 'function'
            ? this.proxyHeaders()
            : { ...this.proxyHeaders };
        const host = net.isIPv6(opts.host) ? `[${opts.host}]` : opts.host;
        let payload = `CONNECT ${host}:${opts.port} HTTP/1.1\r\n`;
        // Inject the `Proxy-Authorization` header if necessary.
        if (proxy.username || proxy.password) {
            const auth = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
            headers['Proxy-Authorization'] = `Basic ${Buffer.from(auth).toString('base64')}`;
        }
        headers.Host = `${host}:${opts.port}`;
        if (!headers['Proxy-Connection']) {
            headers['Proxy-Connection'] = this.keepAlive
                ? 'Keep-Alive'
                : 'close';
        }
        for (const name of Object.keys(headers)) {
            payload += `${name}: ${headers[name]}\r\n`;
        }
        const proxyResponsePromise = (0, parse_proxy_response_1.parseProxyResponse)(socket);
        socket.write(`${payload}\r\n`);
        const { connect, buffered } = await proxyResponsePromise;
        req.emit('proxyConnect', connect);
        this.emit('proxyConnect', connect, req);
        if (connect.statusCode === 200) {
            req.once('socket', resume);
            if (opts.secureEndpoint) {
                // The proxy is connecting to a TLS server, so upgrade
                // this socket connection to a TLS connection.
                debug('Upgrading socket connection to TLS');
                return tls.connect({
                    ...omit(setServernameFromNonIpHost(opts), 'host', 'path', 'port'),
                    socket,
                });
            }
            return socket;
        }
        // Some other status code that's not 200... need to re-play the HTTP
        // header "data" events onto the socket once the HTTP machinery is
        // attached so that the node core `http` can parse and handle the
        // error status code.
        // Close the original socket, and a new "fake" socket is returned
        // instead, so that the proxy doesn't get the HTTP request
        // written to it (which may contain `Authorization` headers or other
        // sensitive data).
        //
        // See: https://hackerone.com/reports/541502
        socket.destroy();
        const fakeSocket = new net.Socket({ writable: false });
        fakeSocket.readable = true;
        // Need to wait for the "socket" event to re-play the "data" events.
        req.once('socket', (s) => {
            debug('Replaying proxy buffer for failed request');
            (0, assert_1.default)(s.listenerCount('data') > 0);
            // Replay the "buffered" Buffer onto the fake `socket`, since at
            // this point the HTTP module machinery has been hooked up for
            // the user.
            s.push(buffered);
            s.push(null);
        });
        return fakeSocket;
    }
}
HttpsProxyAgent.protocols = ['http', 'https'];
exports.HttpsProxyAgent = HttpsProxyAgent;
function resume(socket) {
    socket.resume();
}
function omit(obj, ...keys) {
    const ret = {};
    let key;
    for (key in obj) {
        if (!keys.includes(key)) {
            ret[key] = obj[key];
        }
    }
    return ret;
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 1632:
/***/ (function(__unused_webpack_module, exports, __nccwpck_require__) {

"use strict";

var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.parseProxyResponse = void 0;
const debug_1 = __importDefault(__nccwpck_require__(2830));
const debug = (0, debug_1.default)('https-proxy-agent:parse-proxy-response');
function parseProxyResponse(socket) {
    return new Promise((resolve, reject) => {
        // we need to buffer any HTTP traffic that happens with the proxy before we get
        // the CONNECT response, so that if the response is anything other than an "200"
        // response code, then we can re-play the "data" events on the socket once the
        // HTTP parser is hooked up...
        let buffersLength = 0;
        const buffers = [];
        function read() {
            const b = socket.read();
            if (b)
                ondata(b);
            else
                socket.once('readable', read);
        }
        function cleanup() {
            socket.removeListener('end', onend);
            socket.removeListener('error', onerror);
            socket.removeListener('readable', read);
        }
        function onend() {
            cleanup();
            debug('onend');
            reject(new Error('Proxy connection ended before receiving CONNECT response'));
        }
        function onerror(err) {
            cleanup();
            debug('onerror %o', err);
            reject(err);
        }
        function ondata(b) {
            buffers.push(b);
            buffersLength += b.length;
            const buffered = Buffer.concat(buffers, buffersLength);
            const endOfHeaders = buffered.indexOf('\r\n\r\n');
            if (endOfHeaders === -1) {
                // keep buffering
                debug('have not received end of HTTP headers yet...');
                read();
                return;
            }
            const headerParts = buffered
                .slice(0, endOfHeaders)
                .toString('ascii')
                .split('\r\n');
            const firstLine = headerParts.shift();
            if (!firstLine) {
                socket.destroy();
                return reject(new Error('No header received from proxy CONNECT response'));
            }
            const firstLineParts = firstLine.split(' ');
            const statusCode = +firstLineParts[1];
            const statusText = firstLineParts.slice(2).join(' ');
            const headers = {};
            for (const header of headerParts) {
                if (!header)
                    continue;
                const firstColon = header.indexOf(':');
                if (firstColon === -1) {
                    socket.destroy();
                    return reject(new Error(`Invalid header from proxy CONNECT response: "${header}"`));
                }
                const key = header.slice(0, firstColon).toLowerCase();
                const value = header.slice(firstColon + 1).trimStart();
                const current = headers[key];
                if (typeof current === 'string') {
                    headers[key] = [current, value];
                }
                else if (Array.isArray(current)) {
                    current.push(value);
                }
                else {
                    headers[key] = value;
                }
            }
            debug('got proxy server response: %o %o', firstLine, headers);
            cleanup();
            resolve({
                connect: {
                    statusCode,
                    statusText,
                    headers,
                },
                buffered,
            });
        }
        socket.on('error', onerror);
        socket.on('end', onend);
        read();
    });
}
exports.parseProxyResponse = parseProxyResponse;
//# sourceMappingURL=parse-proxy-response.js.map

/***/ }),

/***/ 5183:
/***/ (function(__unused_webpack_module, exports, __nccwpck_require__) {

"use strict";

var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || function (mod) {
    if (mod && mod.__esModule) return mod;
    var result = {};
    if (mod != null) for (var k in mod) if (k !== "default" && Object.prototype.hasOwnProperty.call(mod, k)) __createBinding(result, mod, k);
    __setModuleDefault(result, mod);
    return result;
};
Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.req = exports.json = exports.toBuffer = void 0;
const http = __importStar(__nccwpck_require__(8611));
const https = __importStar(__nccwpck_require__(5692));
async function toBuffer(stream) {
    let length = 0;
    const chunks = [];
    for await (const chunk of stream) {
        length += chunk.length;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks, length);
}
exports.toBuffer = toBuffer;
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function json(stream) {
    const buf = await toBuffer(stream);
    const str = buf.toString('utf8');
    try {
        return JSON.parse(str);
    }
    catch (_err) {
        const err = _err;
        err.message += ` (input: ${str})`;
        throw err;
    }
}
exports.json = json;
function req(url, opts = {}) {
    const href = typeof url === 'string' ? url : url.href;
    const req = (href.startsWith('https:') ? https : http).request(url, opts);
    const promise = new Promise((resolve, reject) => {
        req
            .once('response', resolve)
            .once('error', reject)
            .end();
    });
    req.then = promise.then.bind(promise);
    return req;
}
exports.req = req;
//# sourceMappingURL=helpers.js.map

/***/ }),

/***/ 8894:
/***/ (function(__unused_webpack_module, exports, __nccwpck_require__) {

"use strict";

var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || function (mod) {
    if (mod && mod.__esModule) return mod;
    var result = {};
    if (mod != null) for (var k in mod) if (k !== "default" && Object.prototype.hasOwnProperty.call(mod, k)) __createBinding(result, mod, k);
    __setModuleDefault(result, mod);
    return result;
};
var __exportStar = (this && this.__exportStar) || function(m, exports) {
    for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
};
Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Agent = void 0;
const net = __importStar(__nccwpck_require__(9278));
const http = __importStar(__nccwpck_require__(8611));
const https_1 = __nccwpck_require__(5692);
__exportStar(__nccwpck_require__(5183), exports);
const INTERNAL = Symbol('AgentBaseInternalState');
class Agent extends http.Agent {
    constructor(opts) {
        super(opts);
        this[INTERNAL] = {};
    }
    /**
     * Determine whether this is an `http` or `https` request.
     */
    isSecureEndpoint(options) {
        if (options) {
            // First check the `secureEndpoint` property explicitly, since this
            // means that a parent `Agent` is "passing through" to this instance.
            // eslint-disable-next-line @typescript-eslint/no-explicit-any
            if (typeof options.secureEndpoint === 'boolean') {
                return options.secureEndpoint;
            }
            // If no explicit `secure` endpoint, check if `protocol` property is
            // set. This will usually be the case since using a full string URL
            // or `URL` instance should be the most common usage.
            if (typeof options.protocol === 'string') {
                return options.protocol === 'https:';
            }
        }
        // Finally, if no `protocol` property was set, then fall back to
        // checking the stack trace of the current call stack, and try to
        // detect the "https" module.
        const { stack } = new Error();
        if (typeof stack !== 'string')
            return false;
        return stack
            .split('\n')
            .some((l) => l.indexOf('(https.js:') !== -1 ||
            l.indexOf('node:https:') !== -1);
    }
    // In order to support async signatures in `connect()` and Node's native
    // connection pooling in `http.Agent`, the array of sockets for each origin
    // has to be updated synchronously. This is so the length of the array is
    // accurate when `addRequest()` is next called. We achieve this by creating a
    // fake socket and adding it to `sockets[origin]` and incrementing
    // `totalSocketCount`.
    incrementSockets(name) {
        // If `maxSockets` and `maxTotalSockets` are both Infinity then there is no
        // need to create a fake socket because Node.js native connection pooling
        // will never be invoked.
        if (this.maxSockets === Infinity && this.maxTotalSockets === Infinity) {
            return null;
        }
        // All instances of `sockets` are expected TypeScript errors. The
        // alternative is to add it as a private property of this class but that
        // will break TypeScript subclassing.
        if (!this.sockets[name]) {
            // @ts-expect-error `sockets` is readonly in `@types/node`
            this.sockets[name] = [];
        }
        const fakeSocket = new net.Socket({ writable: false });
        this.sockets[name].push(fakeSocket);
        // @ts-expect-error `totalSocketCount` isn't defined in `@types/node`
        this.totalSocketCount++;
        return fakeSocket;
    }
    decrementSockets(name, socket) {
        if (!this.sockets[name] || socket === null) {
            return;
        }
        const sockets = this.sockets[name];
        const index = sockets.indexOf(socket);
        if (index !== -1) {
            sockets.splice(index, 1);
            // @ts-expect-error  `totalSocketCount` isn't defined in `@types/node`
            this.totalSocketCount--;
            if (sockets.length === 0) {
                // @ts-expect-error `sockets` is readonly in `@types/node`
                delete this.sockets[name];
            }
        }
    }
    // In order to properly update the socket pool, we need to call `getName()` on
    // the core `https.Agent` if it is a secureEndpoint.
    getName(options) {
        const secureEndpoint = this.isSecureEndpoint(options);
        if (secureEndpoint) {
            // @ts-expect-error `getName()` isn't defined in `@types/node`
            return https_1.Agent.prototype.getName.call(this, options);
        }
        // @ts-expect-error `getName()` isn't defined in `@types/node`
        return super.getName(options);
    }
    createSocket(req, options, cb) {
        const connectOpts = {
            ...options,
            secureEndpoint: this.isSecureEndpoint(options),
        };
        const name = this.getName(connectOpts);
        const fakeSocket = this.incrementSockets(name);
        Promise.resolve()
            .then(() => this.connect(req, connectOpts))
            .then((socket) => {
            this.decrementSockets(name, fakeSocket);
            if (socket instanceof http.Agent) {
                try {
                    // @ts-expect-error `addRequest()` isn't defined in `@types/node`
                    return socket.addRequest(req, connectOpts);
                }
                catch (err) {
                    return cb(err);
                }
            }
            this[INTERNAL].currentSocket = socket;
            // @ts-expect-error `createSocket()` isn't defined in `@types/node`
            super.createSocket(req, options, cb);
        }, (err) => {
            this.decrementSockets(name, fakeSocket);
            cb(err);
        });
    }
    createConnection() {
        const socket = this[INTERNAL].currentSocket;
        this[INTERNAL].currentSocket = undefined;
        if (!socket) {
            throw new Error('No socket was returned in the `connect()` function');
        }
        return socket;
    }
    get defaultPort() {
        return (this[INTERNAL].defaultPort ??
            (this.protocol === 'https:' ? 443 : 80));
    }
    set defaultPort(v) {
        if (this[INTERNAL]) {
            this[INTERNAL].defaultPort = v;
        }
    }
    get protocol() {
        return (this[INTERNAL].protocol ??
            (this.isSecureEndpoint() ? 'https:' : 'http:'));
    }
    set protocol(v) {
        if (this[INTERNAL]) {
            this[INTERNAL].protocol = v;
        }
    }
}
exports.Agent = Agent;
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 6110:
/***/ ((module, exports, __nccwpck_require__) => {

/* eslint-env browser */

/**
 * This is the web browser implementation of `debug()`.
 */

exports.formatArgs = formatArgs;
exports.save = save;
exports.load = load;
exports.useColors = useColors;
exports.storage = localstorage();
exports.destroy = (() => {
	let warned = false;

	return () => {
		if (!warned) {
			warned = true;
			console.warn('Instance method `debug.destroy()` is deprecated and no longer does anything. It will be removed in the next major version of `debug`.');
		}
	};
})();

/**
 * Colors.
 */

exports.colors = [
	'#0000CC',
	'#0000FF',
	'#0033CC',
	'#0033FF',
	'#0066CC',
	'#0066FF',
	'#0099CC',
	'#0099FF',
	'#00CC00',
	'#00CC33',
	'#00CC66',
	'#00CC99',
	'#00CCCC',
	'#00CCFF',
	'#3300CC',
	'#3300FF',
	'#3333CC',
	'#3333FF',
	'#3366CC',
	'#3366FF',
	'#3399CC',
	'#3399FF',
	'#33CC00',
	'#33CC33',
	'#33CC66',
	'#33CC99',
	'#33CCCC',
	'#33CCFF',
	'#6600CC',
	'#6600FF',
	'#6633CC',
	'#6633FF',
	'#66CC00',
	'#66CC33',
	'#9900CC',
	'#9900FF',
	'#9933CC',
	'#9933FF',
	'#99CC00',
	'#99CC33',
	'#CC0000',
	'#CC0033',
	'#CC0066',
	'#CC0099',
	'#CC00CC',
	'#CC00FF',
	'#CC3300',
	'#CC3333',
	'#CC3366',
	'#CC3399',
	'#CC33CC',
	'#CC33FF',
	'#CC6600',
	'#CC6633',
	'#CC9900',
	'#CC9933',
	'#CCCC00',
	'#CCCC33',
	'#FF0000',
	'#FF0033',
	'#FF0066',
	'#FF0099',
	'#FF00CC',
	'#FF00FF',
	'#FF3300',
	'#FF3333',
	'#FF3366',
	'#FF3399',
	'#FF33CC',
	'#FF33FF',
	'#FF6600',
	'#FF6633',
	'#FF9900',
	'#FF9933',
	'#FFCC00',
	'#FFCC33'
];

/**
 * Currently only WebKit-based Web Inspectors, Firefox >= v31,
 * and the Firebug extension (any Firefox version) are known
 * to support "%c" CSS customizations.
 *
 * TODO: add a `localStorage` variable to explicitly enable/disable colors
 */

// eslint-disable-next-line complexity
function useColors() {
	// NB: In an Electron preload script, document will be defined but not fully
	// initialized. Since we know we're in Chrome, we'll just detect this case
	// explicitly
	if (typeof window !== 'undefined' && window.process && (window.process.type === 'renderer' || window.process.__nwjs)) {
		return true;
	}

	// Internet Explorer and Edge do not support colors.
	if (typeof navigator !== 'undefined' && navigator.userAgent && navigator.userAgent.toLowerCase().match(/(edge|trident)\/(\d+)/)) {
		return false;
	}

	let m;

	// Is webkit? http://stackoverflow.com/a/16459606/376773
	// document is undefined in react-native: https://github.com/facebook/react-native/pull/1632
	// eslint-disable-next-line no-return-assign
	return (typeof document !== 'undefined' && document.documentElement && document.documentElement.style && document.documentElement.style.WebkitAppearance) ||
		// Is firebug? http://stackoverflow.com/a/398120/376773
		(typeof window !== 'undefined' && window.console && (window.console.firebug || (window.console.exception && window.console.table))) ||
		// Is firefox >= v31?
		// https://developer.mozilla.org/en-US/docs/Tools/Web_Console#Styling_messages
		(typeof navigator !== 'undefined' && navigator.userAgent && (m = navigator.userAgent.toLowerCase().match(/firefox\/(\d+)/)) && parseInt(m[1], 10) >= 31) ||
		// Double check webkit in userAgent just in case we are in a worker
		(typeof navigator !== 'undefined' && navigator.userAgent && navigator.userAgent.toLowerCase().match(/applewebkit\/(\d+)/));
}

/**
 * Colorize log arguments if enabled.
 *
 * @api public
 */

function formatArgs(args) {
	args[0] = (this.useColors ? '%c' : '') +
		this.namespace +
		(this.useColors ? ' %c' : ' ') +
		args[0] +
		(this.useColors ? '%c ' : ' ') +
		'+' + module.exports.humanize(this.diff);

	if (!this.useColors) {
		return;
	}

	const c = 'color: ' + this.color;
	args.splice(1, 0, c, 'color: inherit');

	// The final "%c" is somewhat tricky, because there could be other
	// arguments passed either before or after the %c, so we need to
	// figure out the correct index to insert the CSS into
	let index = 0;
	let lastC = 0;
	args[0].replace(/%[a-zA-Z%]/g, match => {
		if (match === '%%') {
			return;
		}
		index++;
		if (match === '%c') {
			// We only are interested in the *last* %c
			// (the user may have provided their own)
			lastC = index;
		}
	});

	args.splice(lastC, 0, c);
}

/**
 * Invokes `console.debug()` when available.
 * No-op when `console.debug` is not a "function".
 * If `console.debug` is not available, falls back
 * to `console.log`.
 *
 * @api public
 */
exports.log = console.debug || console.log || (() => {});

/**
 * Save `namespaces`.
 *
 * @param {String} namespaces
 * @api private
 */
function save(namespaces) {
	try {
		if (namespaces) {
			exports.storage.setItem('debug', namespaces);
		} else {
			exports.storage.removeItem('debug');
		}
	} catch (error) {
		// Swallow
		// XXX (@Qix-) should we be logging these?
	}
}

/**
 * Load `namespaces`.
 *
 * @return {String} returns the previously persisted debug modes
 * @api private
 */
function load() {
	let r;
	try {
		r = exports.storage.getItem('debug') || exports.storage.getItem('DEBUG') ;
	} catch (error) {
		// Swallow
		// XXX (@Qix-) should we be logging these?
	}

	// If debug isn't set in LS, and we're in Electron, try to load $DEBUG
	if (!r && typeof process !== 'undefined' && 'env' in process) {
		r = process.env.DEBUG;
	}

	return r;
}

/**
 * Localstorage attempts to return the localstorage.
 *
 * This is necessary because safari throws
 * when a user disables cookies/localstorage
 * and you attempt to access it.
 *
 * @return {LocalStorage}
 * @api private
 */

function localstorage() {
	try {
		// TVMLKit (Apple TV JS Runtime) does not have a window object, just localStorage in the global context
		// The Browser also has localStorage in the global context.
		return localStorage;
	} catch (error) {
		// Swallow
		// XXX (@Qix-) should we be logging these?
	}
}

module.exports = __nccwpck_require__(897)(exports);

const {formatters} = module.exports;

/**
 * Map %j to `JSON.stringify()`, since no Web Inspectors do that by default.
 */

formatters.j = function (v) {
	try {
		return JSON.stringify(v);
	} catch (error) {
		return '[UnexpectedJSONParseError]: ' + error.message;
	}
};


/***/ }),

/***/ 897:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


/**
 * This is the common logic for both the Node.js and web browser
 * implementations of `debug()`.
 */

function setup(env) {
	createDebug.debug = createDebug;
	createDebug.default = createDebug;
	createDebug.coerce = coerce;
	createDebug.disable = disable;
	createDebug.enable = enable;
	createDebug.enabled = enabled;
	createDebug.humanize = __nccwpck_require__(744);
	createDebug.destroy = destroy;

	Object.keys(env).forEach(key => {
		createDebug[key] = env[key];
	});

	/**
	* The currently active debug mode names, and names to skip.
	*/

	createDebug.names = [];
	createDebug.skips = [];

	/**
	* Map of special "%n" handling functions, for the debug "format" argument.
	*
	* Valid key names are a single, lower or upper-case letter, i.e. "n" and "N".
	*/
	createDebug.formatters = {};

	/**
	* Selects a color for a debug namespace
	* @param {String} namespace The namespace string for the debug instance to be colored
	* @return {Number|String} An ANSI color code for the given namespace
	* @api private
	*/
	function selectColor(namespace) {
		let hash = 0;

		for (let i = 0; i < namespace.length; i++) {
			hash = ((hash << 5) - hash) + namespace.charCodeAt(i);
			hash |= 0; // Convert to 32bit integer
		}

		return createDebug.colors[Math.abs(hash) % createDebug.colors.length];
	}
	createDebug.selectColor = selectColor;

	/**
	* Create a debugger with the given `namespace`.
	*
	* @param {String} namespace
	* @return {Function}
	* @api public
	*/
	function createDebug(namespace) {
		let prevTime;
		let enableOverride = null;
		let namespacesCache;
		let enabledCache;

		function debug(...args) {
			// Disabled?
			if (!debug.enabled) {
				return;
			}

			const self = debug;

			// Set `diff` timestamp
			const curr = Number(new Date());
			const ms = curr - (prevTime || curr);
			self.diff = ms;
			self.prev = prevTime;
			self.curr = curr;
			prevTime = curr;

			args[0] = createDebug.coerce(args[0]);

			if (typeof args[0] !== 'string') {
				// Anything else let's inspect with %O
				args.unshift('%O');
			}

			// Apply any `formatters` transformations
			let index = 0;
			args[0] = args[0].replace(/%([a-zA-Z%])/g, (match, format) => {
				// If we encounter an escaped % then don't increase the array index
				if (match === '%%') {
					return '%';
				}
				index++;
				const formatter = createDebug.formatters[format];
				if (typeof formatter === 'function') {
					const val = args[index];
					match = formatter.call(self, val);

					// Now we need to remove `args[index]` since it's inlined in the `format`
					args.splice(index, 1);
					index--;
				}
				return match;
			});

			// Apply env-specific formatting (colors, etc.)
			createDebug.formatArgs.call(self, args);

			const logFn = self.log || createDebug.log;
			logFn.apply(self, args);
		}

		debug.namespace = namespace;
		debug.useColors = createDebug.useColors();
		debug.color = createDebug.selectColor(namespace);
		debug.extend = extend;
		debug.destroy = createDebug.destroy; // XXX Temporary. Will be removed in the next major release.

		Object.defineProperty(debug, 'enabled', {
			enumerable: true,
			configurable: false,
			get: () => {
				if (enableOverride !== null) {
					return enableOverride;
				}
				if (namespacesCache !== createDebug.namespaces) {
					namespacesCache = createDebug.namespaces;
					enabledCache = createDebug.enabled(namespace);
				}

				return enabledCache;
			},
			set: v => {
				enableOverride = v;
			}
		});

		// Env-specific initialization logic for debug instances
		if (typeof createDebug.init === 'function') {
			createDebug.init(debug);
		}

		return debug;
	}

	function extend(namespace, delimiter) {
		const newDebug = createDebug(this.namespace + (typeof delimiter === 'undefined' ? ':' : delimiter) + namespace);
		newDebug.log = this.log;
		return newDebug;
	}

	/**
	* Enables a debug mode by namespaces. This can include modes
	* separated by a colon and wildcards.
	*
	* @param {String} namespaces
	* @api public
	*/
	function enable(namespaces) {
		createDebug.save(namespaces);
		createDebug.namespaces = namespaces;

		createDebug.names = [];
		createDebug.skips = [];

		const split = (typeof namespaces === 'string' ? namespaces : '')
			.trim()
			.replace(/\s+/g, ',')
			.split(',')
			.filter(Boolean);

		for (const ns of split) {
			if (ns[0] === '-') {
				createDebug.skips.push(ns.slice(1));
			} else {
				createDebug.names.push(ns);
			}
		}
	}

	/**
	 * Checks if the given string matches a namespace template, honoring
	 * asterisks as wildcards.
	 *
	 * @param {String} search
	 * @param {String} template
	 * @return {Boolean}
	 */
	function matchesTemplate(search, template) {
		let searchIndex = 0;
		let templateIndex = 0;
		let starIndex = -1;
		let matchIndex = 0;

		while (searchIndex < search.length) {
			if (templateIndex < template.length && (template[templateIndex] === search[searchIndex] || template[templateIndex] === '*')) {
				// Match character or proceed with wildcard
				if (template[templateIndex] === '*') {
					starIndex = templateIndex;
					matchIndex = searchIndex;
					templateIndex++; // Skip the '*'
				} else {
					searchIndex++;
					templateIndex++;
				}
			} else if (starIndex !== -1) { // eslint-disable-line no-negated-condition
				// Backtrack to the last '*' and try to match more characters
				templateIndex = starIndex + 1;
				matchIndex++;
				searchIndex = matchIndex;
			} else {
				return false; // No match
			}
		}

		// Handle trailing '*' in template
		while (templateIndex < template.length && template[templateIndex] === '*') {
			templateIndex++;
		}

		return templateIndex === template.length;
	}

	/**
	* Disable debug output.
	*
	* @return {String} namespaces
	* @api public
	*/
	function disable() {
		const namespaces = [
			...createDebug.names,
			...createDebug.skips.map(namespace => '-' + namespace)
		].join(',');
		createDebug.enable('');
		return namespaces;
	}

	/**
	* Returns true if the given mode name is enabled, false otherwise.
	*
	* @param {String} name
	* @return {Boolean}
	* @api public
	*/
	function enabled(name) {
		for (const skip of createDebug.skips) {
			if (matchesTemplate(name, skip)) {
				return false;
			}
		}

		for (const ns of createDebug.names) {
			if (matchesTemplate(name, ns)) {
				return true;
			}
		}

		return false;
	}

	/**
	* Coerce `val`.
	*
	* @param {Mixed} val
	* @return {Mixed}
	* @api private
	*/
	function coerce(val) {
		if (val instanceof Error) {
			return val.stack || val.message;
		}
		return val;
	}

	/**
	* XXX DO NOT USE. This is a temporary stub function.
	* XXX It WILL be removed in the next major release.
	*/
	function destroy() {
		console.warn('Instance method `debug.destroy()` is deprecated and no longer does anything. It will be removed in the next major version of `debug`.');
	}

	createDebug.enable(createDebug.load());

	return createDebug;
}

module.exports = setup;


/***/ }),

/***/ 2830:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
 * Detect Electron renderer / nwjs process, which is node, but we should
 * treat as a browser.
 */

if (typeof process === 'undefined' || process.type === 'renderer' || process.browser === true || process.__nwjs) {
	module.exports = __nccwpck_require__(6110);
} else {
	module.exports = __nccwpck_require__(5108);
}


/***/ }),

/***/ 5108:
/***/ ((module, exports, __nccwpck_require__) => {

/**
 * Module dependencies.
 */

const tty = __nccwpck_require__(2018);
const util = __nccwpck_require__(9023);

/**
 * This is the Node.js implementation of `debug()`.
 */

exports.init = init;
exports.log = log;
exports.formatArgs = formatArgs;
exports.save = save;
exports.load = load;
exports.useColors = useColors;
exports.destroy = util.deprecate(
	() => {},
	'Instance method `debug.destroy()` is deprecated and no longer does anything. It will be removed in the next major version of `debug`.'
);

/**
 * Colors.
 */

exports.colors = [6, 2, 3, 4, 5, 1];

try {
	// Optional dependency (as in, doesn't need to be installed, NOT like optionalDependencies in package.json)
	// eslint-disable-next-line import/no-extraneous-dependencies
	const supportsColor = __nccwpck_require__(75);

	if (supportsColor && (supportsColor.stderr || supportsColor).level >= 2) {
		exports.colors = [
			20,
			21,
			26,
			27,
			32,
			33,
			38,
			39,
			40,
			41,
			42,
			43,
			44,
			45,
			56,
			57,
			62,
			63,
			68,
			69,
			74,
			75,
			76,
			77,
			78,
			79,
			80,
			81,
			92,
			93,
			98,
			99,
			112,
			113,
			128,
			129,
			134,
			135,
			148,
			149,
			160,
			161,
			162,
			163,
			164,
			165,
			166,
			167,
			168,
			169,
			170,
			171,
			172,
			173,
			178,
			179,
			184,
			185,
			196,
			197,
			198,
			199,
			200,
			201,
			202,
			203,
			204,
			205,
			206,
			207,
			208,
			209,
			214,
			215,
			220,
			221
		];
	}
} catch (error) {
	// Swallow - we only care if `supports-color` is available; it doesn't have to be.
}

/**
 * Build up the default `inspectOpts` object from the environment variables.
 *
 *   $ DEBUG_COLORS=no DEBUG_DEPTH=10 DEBUG_SHOW_HIDDEN=enabled node script.js
 */

exports.inspectOpts = Object.keys(process.env).filter(key => {
	return /^debug_/i.test(key);
}).reduce((obj, key) => {
	// Camel-case
	const prop = key
		.substring(6)
		.toLowerCase()
		.replace(/_([a-z])/g, (_, k) => {
			return k.toUpperCase();
		});

	// Coerce string value into JS value
	let val = process.env[key];
	if (/^(yes|on|true|enabled)$/i.test(val)) {
		val = true;
	} else if (/^(no|off|false|disabled)$/i.test(val)) {
		val = false;
	} else if (val === 'null') {
		val = null;
	} else {
		val = Number(val);
	}

	obj[prop] = val;
	return obj;
}, {});

/**
 * Is stdout a TTY? Colored output is enabled when `true`.
 */

function useColors() {
	return 'colors' in exports.inspectOpts ?
		Boolean(exports.inspectOpts.colors) :
		tty.isatty(process.stderr.fd);
}

/**
 * Adds ANSI color escape codes if enabled.
 *
 * @api public
 */

function formatArgs(args) {
	const {namespace: name, useColors} = this;

	if (useColors) {
		const c = this.color;
		const colorCode = '\u001B[3' + (c < 8 ? c : '8;5;' + c);
		const prefix = `  ${colorCode};1m${name} \u001B[0m`;

		args[0] = prefix + args[0].split('\n').join('\n' + prefix);
		args.push(colorCode + 'm+' + module.exports.humanize(this.diff) + '\u001B[0m');
	} else {
		args[0] = getDate() + name + ' ' + args[0];
	}
}

function getDate() {
	if (exports.inspectOpts.hideDate) {
		return '';
	}
	return new Date().toISOString() + ' ';
}

/**
 * Invokes `util.formatWithOptions()` with the specified arguments and writes to stderr.
 */

function log(...args) {
	return process.stderr.write(util.formatWithOptions(exports.inspectOpts, ...args) + '\n');
}

/**
 * Save `namespaces`.
 *
 * @param {String} namespaces
 * @api private
 */
function save(namespaces) {
	if (namespaces) {
		process.env.DEBUG = namespaces;
	} else {
		// If you set a process.env field to null or undefined, it gets cast to the
		// string 'null' or 'undefined'. Just delete instead.
		delete process.env.DEBUG;
	}
}

/**
 * Load `namespaces`.
 *
 * @return {String} returns the previously persisted debug modes
 * @api private
 */

function load() {
	return process.env.DEBUG;
}

/**
 * Init logic for `debug` instances.
 *
 * Create a new `inspectOpts` object in case `useColors` is set
 * differently for a particular `debug` instance.
 */

function init(debug) {
	debug.inspectOpts = {};

	const keys = Object.keys(exports.inspectOpts);
	for (let i = 0; i < keys.length; i++) {
		debug.inspectOpts[keys[i]] = exports.inspectOpts[keys[i]];
	}
}

module.exports = __nccwpck_require__(897)(exports);

const {formatters} = module.exports;

/**
 * Map %o to `util.inspect()`, all on a single line.
 */

formatters.o = function (v) {
	this.inspectOpts.colors = this.useColors;
	return util.inspect(v, this.inspectOpts)
		.split('\n')
		.map(str => str.trim())
		.join(' ');
};

/**
 * Map %O to `util.inspect()`, allowing multiple lines if needed.
 */

formatters.O = function (v) {
	this.inspectOpts.colors = this.useColors;
	return util.inspect(v, this.inspectOpts);
};


/***/ }),

/***/ 1970:
/***/ (function(__unused_webpack_module, exports, __nccwpck_require__) {

"use strict";

var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || function (mod) {
    if (mod && mod.__esModule) return mod;
    var result = {};
    if (mod != null) for (var k in mod) if (k !== "default" && Object.prototype.hasOwnProperty.call(mod, k)) __createBinding(result, mod, k);
    __setModuleDefault(result, mod);
    return result;
};
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.HttpProxyAgent = void 0;
const net = __importStar(__nccwpck_require__(9278));
const tls = __importStar(__nccwpck_require__(4756));
const debug_1 = __importDefault(__nccwpck_require__(2830));
const events_1 = __nccwpck_require__(4434);
const agent_base_1 = __nccwpck_require__(8894);
const url_1 = __nccwpck_require__(7016);
const debug = (0, debug_1.default)('http-proxy-agent');
/**
 * The `HttpProxyAgent` implements an HTTP Agent subclass that connects
 * to the specified "HTTP proxy server" in order to proxy HTTP requests.
 */
class HttpProxyAgent extends agent_base_1.Agent {
    constructor(proxy, opts) {
        super(opts);
        this.proxy = typeof proxy === 'string' ? new url_1.URL(proxy) : proxy;
        this.proxyHeaders = opts?.headers ?? {};
        debug('Creating new HttpProxyAgent instance: %o', this.proxy.href);
        // Trim off the brackets from IPv6 addresses
        const host = (this.proxy.hostname || this.proxy.host).replace(/^\[|\]$/g, '');
        const port = this.proxy.port
            ? parseInt(this.proxy.port, 10)
            : this.proxy.protocol === 'https:'
                ? 443
                : 80;
        this.connectOpts = {
            ...(opts ? omit(opts, 'headers') : null),
            host,
            port,
        };
    }
    addRequest(req, opts) {
        req._header = null;
        this.setRequestProps(req, opts);
        // @ts-expect-error `addRequest()` isn't defined in `@types/node`
        super.addRequest(req, opts);
    }
    setRequestProps(req, opts) {
        const { proxy } = this;
        const protocol = opts.secureEndpoint ? 'https:' : 'http:';
        const hostname = req.getHeader('host') || 'localhost';
        const base = `${protocol}//${hostname}`;
        const url = new url_1.URL(req.path, base);
        if (opts.port !== 80) {
            url.port = String(opts.port);
        }
        // Change the `http.ClientRequest` instance's "path" field
        // to the absolute path of the URL that will be requested.
        req.path = String(url);
        // Inject the `Proxy-Authorization` header if necessary.
        const headers = typeof this.proxyHeaders === 'function'
            ? this.proxyHeaders()
            : { ...this.proxyHeaders };
        if (proxy.username || proxy.password) {
            const auth = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
            headers['Proxy-Authorization'] = `Basic ${Buffer.from(auth).toString('base64')}`;
        }
        if (!headers['Proxy-Connection']) {
            headers['Proxy-Connection'] = this.keepAlive
                ? 'Keep-Alive'
                : 'close';
        }
        for (const name of Object.keys(headers)) {
            const value = headers[name];
            if (value) {
                req.setHeader(name, value);
            }
        }
    }
    async connect(req, opts) {
        req._header = null;
        if (!req.path.includes('://')) {
            this.setRequestProps(req, opts);
        }
        // At this point, the http ClientRequest's internal `_header` field
        // might have already been set. If this is the case then we'll need
        // to re-generate the string since we just changed the `req.path`.
        let first;
        let endOfHeaders;
        debug('Regenerating stored HTTP header string for request');
        req._implicitHeader();
        if (req.outputData && req.outputData.length > 0) {
            debug('Patching connection write() output buffer with updated header');
            first = req.outputData[0].data;
            endOfHeaders = first.indexOf('\r\n\r\n') + 4;
            req.outputData[0].data =
                req._header + first.substring(endOfHeaders);
            debug('Output buffer: %o', req.outputData[0].data);
        }
        // Create a socket connection to the proxy server.
        let socket;
        if (this.proxy.protocol === 'https:') {
            debug('Creating `tls.Socket`: %o', this.connectOpts);
            socket = tls.connect(this.connectOpts);
        }
        else {
            debug('Creating `net.Socket`: %o', this.connectOpts);
            socket = net.connect(this.connectOpts);
        }
        // Wait for the socket's `connect` event, so that this `callback()`
        // function throws instead of the `http` request machinery. This is
        // important for i.e. `PacProxyAgent` which determines a failed proxy
        // connection via the `callback()` function throwing.
        await (0, events_1.once)(socket, 'connect');
        return socket;
    }
}
HttpProxyAgent.protocols = ['http', 'https'];
exports.HttpProxyAgent = HttpProxyAgent;
function omit(obj, ...keys) {
    const ret = {};
    let key;
    for (key in obj) {
        if (!keys.includes(key)) {
            ret[key] = obj[key];
        }
    }
    return ret;
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 744:
/***/ ((module) => {

/**
 * Helpers.
 */

var s = 1000;
var m = s * 60;
var h = m * 60;
var d = h * 24;
var w = d * 7;
var y = d * 365.25;

/**
 * Parse or format the given `val`.
 *
 * Options:
 *
 *  - `long` verbose formatting [false]
 *
 * @param {String|Number} val
 * @param {Object} [options]
 * @throws {Error} throw an error if val is not a non-empty string or a number
 * @return {String|Number}
 * @api public
 */

module.exports = function (val, options) {
  options = options || {};
  var type = typeof val;
  if (type === 'string' && val.length > 0) {
    return parse(val);
  } else if (type === 'number' && isFinite(val)) {
    return options.long ? fmtLong(val) : fmtShort(val);
  }
  throw new Error(
    'val is not a non-empty string or a valid number. val=' +
      JSON.stringify(val)
  );
};

/**
 * Parse the given `str` and return milliseconds.
 *
 * @param {String} str
 * @return {Number}
 * @api private
 */

function parse(str) {
  str = String(str);
  if (str.length > 100) {
    return;
  }
  var match = /^(-?(?:\d+)?\.?\d+) *(milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|years?|yrs?|y)?$/i.exec(
    str
  );
  if (!match) {
    return;
  }
  var n = parseFloat(match[1]);
  var type = (match[2] || 'ms').toLowerCase();
  switch (type) {
    case 'years':
    case 'year':
    case 'yrs':
    case 'yr':
    case 'y':
      return n * y;
    case 'weeks':
    case 'week':
    case 'w':
      return n * w;
    case 'days':
    case 'day':
    case 'd':
      return n * d;
    case 'hours':
    case 'hour':
    case 'hrs':
    case 'hr':
    case 'h':
      return n * h;
    case 'minutes':
    case 'minute':
    case 'mins':
    case 'min':
    case 'm':
      return n * m;
    case 'seconds':
    case 'second':
    case 'secs':
    case 'sec':
    case 's':
      return n * s;
    case 'milliseconds':
    case 'millisecond':
    case 'msecs':
    case 'msec':
    case 'ms':
      return n;
    default:
      return undefined;
  }
}

/**
 * Short format for `ms`.
 *
 * @param {Number} ms
 * @return {String}
 * @api private
 */

function fmtShort(ms) {
  var msAbs = Math.abs(ms);
  if (msAbs >= d) {
    return Math.round(ms / d) + 'd';
  }
  if (msAbs >= h) {
    return Math.round(ms / h) + 'h';
  }
  if (msAbs >= m) {
    return Math.round(ms / m) + 'm';
  }
  if (msAbs >= s) {
    return Math.round(ms / s) + 's';
  }
  return ms + 'ms';
}

/**
 * Long format for `ms`.
 *
 * @param {Number} ms
 * @return {String}
 * @api private
 */

function fmtLong(ms) {
  var msAbs = Math.abs(ms);
  if (msAbs >= d) {
    return plural(ms, msAbs, d, 'day');
  }
  if (msAbs >= h) {
    return plural(ms, msAbs, h, 'hour');
  }
  if (msAbs >= m) {
    return plural(ms, msAbs, m, 'minute');
  }
  if (msAbs >= s) {
    return plural(ms, msAbs, s, 'second');
  }
  return ms + ' ms';
}

/**
 * Pluralization helper.
 */

function plural(ms, msAbs, n, name) {
  var isPlural = msAbs >= n * 1.5;
  return Math.round(ms / n) + ' ' + name + (isPlural ? 's' : '');
}


/***/ }),

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var net = __nccwpck_require__(9278);
var tls = __nccwpck_require__(4756);
var http = __nccwpck_require__(8611);
var https = __nccwpck_require__(5692);
var events = __nccwpck_require__(4434);
var assert = __nccwpck_require__(2613);
var util = __nccwpck_require__(9023);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
exports.debug = debug; // for test


/***/ }),

/***/ 75:
/***/ ((module) => {

module.exports = eval("require")("supports-color");


/***/ }),

/***/ 7761:
/***/ ((module) => {

"use strict";
module.exports = require("./undici.js");

/***/ }),

/***/ 2613:
/***/ ((module) => {

"use strict";
module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

"use strict";
module.exports = require("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

"use strict";
module.exports = require("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

"use strict";
module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

"use strict";
module.exports = require("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

"use strict";
module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

"use strict";
module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

"use strict";
module.exports = require("net");

/***/ }),

/***/ 4573:
/***/ ((module) => {

"use strict";
module.exports = require("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

"use strict";
module.exports = require("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

"use strict";
module.exports = require("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

"use strict";
module.exports = require("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

"use strict";
module.exports = require("node:fs/promises");

/***/ }),

/***/ 8161:
/***/ ((module) => {

"use strict";
module.exports = require("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

"use strict";
module.exports = require("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

"use strict";
module.exports = require("node:process");

/***/ }),

/***/ 3136:
/***/ ((module) => {

"use strict";
module.exports = require("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

"use strict";
module.exports = require("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

"use strict";
module.exports = require("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

"use strict";
module.exports = require("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

"use strict";
module.exports = require("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

"use strict";
module.exports = require("stream");

/***/ }),

/***/ 4756:
/***/ ((module) => {

"use strict";
module.exports = require("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

"use strict";
module.exports = require("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

"use strict";
module.exports = require("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

"use strict";
module.exports = require("util");

/***/ }),

/***/ 8914:
/***/ ((__unused_webpack_module, exports) => {

"use strict";
var __webpack_unused_export__;

// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
__webpack_unused_export__ = ({ value: true });
exports.w = void 0;
/**
 * @internal
 *
 * Holds the singleton instrumenter, to be shared across CJS and ESM imports.
 */
exports.w = {
    instrumenterImplementation: undefined,
};
//# sourceMappingURL=state-cjs.cjs.map

/***/ }),

/***/ 4495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H1: () => (/* binding */ graphScope),
/* harmony export */   JJ: () => (/* binding */ CLOUDS),
/* harmony export */   M7: () => (/* binding */ resourceManagerScope),
/* harmony export */   jZ: () => (/* binding */ PUBLIC_CLOUD_AUDIENCE),
/* harmony export */   mA: () => (/* binding */ EXCHANGE_AUDIENCES),
/* harmony export */   rS: () => (/* binding */ recogniseCloud),
/* harmony export */   vD: () => (/* binding */ CLOUD_NAMES)
/* harmony export */ });
/** Knows the Azure clouds: which hosts, default scope and token audience belong together. */
const CLOUD_NAMES = ['public', 'us-government', 'us-government-dod', 'china'];
const PUBLIC_AUDIENCE = 'api://AzureADTokenExchange';
const CLOUDS = {
    public: {
        name: 'public',
        authority: 'https://login.microsoftonline.com',
        graph: 'https://graph.microsoft.com',
        resourceManager: 'https://management.azure.com',
        audience: PUBLIC_AUDIENCE,
        terraformName: 'public',
    },
    'us-government': {
        name: 'us-government',
        authority: 'https://login.microsoftonline.us',
        graph: 'https://graph.microsoft.us',
        resourceManager: 'https://management.usgovcloudapi.net',
        audience: `${PUBLIC_AUDIENCE}USGov`,
        terraformName: 'usgovernment',
    },
    'us-government-dod': {
        name: 'us-government-dod',
        authority: 'https://login.microsoftonline.us',
        graph: 'https://dod-graph.microsoft.us',
        resourceManager: 'https://management.usgovcloudapi.net',
        audience: `${PUBLIC_AUDIENCE}USGov`,
        terraformName: 'usgovernmentl5',
    },
    china: {
        name: 'china',
        authority: 'https://login.partner.microsoftonline.cn',
        graph: 'https://microsoftgraph.chinacloudapi.cn',
        resourceManager: 'https://management.chinacloudapi.cn',
        audience: `${PUBLIC_AUDIENCE}China`,
        terraformName: 'china',
    },
};
/** Audience that much of the field stores in every cloud; tried once where the cloud's own is refused. */
const PUBLIC_CLOUD_AUDIENCE = PUBLIC_AUDIENCE;
/** Exchange audiences of all clouds, to recognise one that belongs to another cloud. */
const EXCHANGE_AUDIENCES = [...new Set(CLOUD_NAMES.map((name) => CLOUDS[name].audience))];
/** The scope of Azure Resource Manager in this cloud. */
function resourceManagerScope(cloud) {
    return `${cloud.resourceManager}/.default`;
}
/** The scope of Microsoft Graph in this cloud. */
function graphScope(cloud) {
    return `${cloud.graph}/.default`;
}
// Words of azure/login, Azure CLI, Terraform and Azure PowerShell for the same clouds.
const OTHER_NAMES = new Map(Object.entries({
    azurecloud: 'public',
    azurepublic: 'public',
    azurepubliccloud: 'public',
    global: 'public',
    azureusgovernment: 'us-government',
    azureusgovernmentcloud: 'us-government',
    usgovernment: 'us-government',
    usgov: 'us-government',
    usgovernmentl4: 'us-government',
    gcchigh: 'us-government',
    dod: 'us-government-dod',
    usgovernmentl5: 'us-government-dod',
    azurechinacloud: 'china',
    azurechina: 'china',
    mooncake: 'china',
}));
/** Recognises another tool's name of a cloud (`AzureUSGovernment`), or undefined. */
function recogniseCloud(word) {
    const key = word.toLowerCase().replace(/[^a-z0-9]/g, '');
    return OTHER_NAMES.get(key) ?? CLOUD_NAMES.find((name) => name.replace(/-/g, '') === key);
}


/***/ }),

/***/ 3521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H1: () => (/* binding */ matchText),
/* harmony export */   Jf: () => (/* binding */ identityHash),
/* harmony export */   MQ: () => (/* binding */ CREDENTIAL_NAME),
/* harmony export */   PQ: () => (/* binding */ buildDescription),
/* harmony export */   Px: () => (/* binding */ buildCredentialName),
/* harmony export */   UD: () => (/* binding */ CREDENTIAL_LIMIT),
/* harmony export */   WL: () => (/* binding */ VALUE_LIMIT),
/* harmony export */   pZ: () => (/* binding */ parseOwner)
/* harmony export */ });
/* unused harmony export slug */
/** Knows the federated identity credential: Graph's shape, our deterministic name, the ownership marker, the limits. */
/** Most federated identity credentials that an application or a user-assigned managed identity can hold. */
const CREDENTIAL_LIMIT = 20;
/** Longest issuer, subject, audience or description in characters (Graph, ARM). */
const VALUE_LIMIT = 600;
/** Names that Graph and ARM accept: https://learn.microsoft.com/graph/api/resources/federatedidentitycredential */
const CREDENTIAL_NAME = /^[a-zA-Z0-9][a-zA-Z0-9-_]{2,119}$/;
/** The subject of an exact credential, or the expression of a flexible one: what names and comparisons go by. */
function matchText(match) {
    return match.subject ?? match.claimsMatchingExpression.value;
}
const HASH_LENGTH = 8;
const SLUG_LENGTH = 120 - HASH_LENGTH - 1;
/** Turns any text into letters, digits and single hyphens. */
function slug(text) {
    return text.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}
/** The first 8 hex digits of SHA-256 over `issuer\nsubject\naudience`, which end a deterministic name. */
function identityHash({ issuer, match, audience }, sha256Hex) {
    return sha256Hex(`${issuer}\n${match}\n${audience}`).slice(0, HASH_LENGTH);
}
/**
 * Builds the deterministic name of a credential: readable slug, `-`, first 8 hex digits of SHA-256 over
 * `issuer\nsubject\naudience` (the expression stands in for the subject of a flexible one). 3 to 120 characters.
 * @param parts for example `['gh', 'octo-org/octo-repo', 'environment', 'production']`
 */
function buildCredentialName(parts, identity, sha256Hex) {
    const readable = parts
        .map(slug)
        .filter((part) => part !== '')
        .join('-')
        .slice(0, SLUG_LENGTH)
        .replace(/-+$/, '');
    const hash = identityHash(identity, sha256Hex);
    return readable === '' ? `fic-${hash}` : `${readable}-${hash}`;
}
const MARKER = 'Managed by entra-workload-identity-federation; owner=';
/** Builds the description that marks a credential as ours: `Managed by …; owner=<owner>; <repository> <context>`, at most 600 characters. */
function buildDescription(owner, about) {
    return `${MARKER}${owner}; ${about}`.slice(0, VALUE_LIMIT);
}
/** Reads the owner from a description, or undefined for a credential that is not ours. `since=…` may follow the owner. */
function parseOwner(description) {
    if (description === undefined || !description.startsWith(MARKER))
        return undefined;
    const owner = description.slice(MARKER.length).split(';', 1)[0]?.trim();
    return owner === undefined || owner === '' ? undefined : owner;
}


/***/ }),

/***/ 1483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ID: () => (/* binding */ isEntraIssuer),
/* harmony export */   W8: () => (/* binding */ issuerKind),
/* harmony export */   ae: () => (/* binding */ withoutTrailingSlash),
/* harmony export */   oX: () => (/* binding */ GITHUB_ISSUER),
/* harmony export */   sw: () => (/* binding */ issuerWord),
/* harmony export */   w4: () => (/* binding */ hostOf),
/* harmony export */   wC: () => (/* binding */ issuerForServer),
/* harmony export */   xU: () => (/* binding */ isGitHubIssuer)
/* harmony export */ });
/** Knows the issuers of ID tokens: whose they are, how GitHub's follow from a server, and which are Entra itself. */
/** Issuer of github.com, without a trailing slash: https://docs.github.com/en/actions/reference/security/oidc */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
// A trailing slash does not change whose issuer it is; that it never matches is the lint's to say.
const KINDS = [
    ['github', /^https:\/\/token\.actions\.githubusercontent\.com\/?$/i],
    ['github-enterprise-slug', /^https:\/\/token\.actions\.githubusercontent\.com\/[^/]+\/?$/i],
    ['github-ghe-com', /^https:\/\/token\.actions\.[a-z0-9-]+\.ghe\.com(?:\/[^/]+)?\/?$/i],
    ['github-enterprise-server', /^https:\/\/[^/]+\/_services\/token\/?$/i],
    ['gitlab', /^https:\/\/gitlab\.(?:[a-z0-9.-]+\.)?[a-z]+\/?$/i],
    ['terraform-cloud', /^https:\/\/app\.(?:eu\.)?terraform\.io\/?$/i],
    ['google', /^https:\/\/accounts\.google\.com\/?$/i],
    ['aws', /^https:\/\/[^/]+\.tokens\.sts\.global\.api\.aws\/?$/i],
    ['bitbucket', /^https:\/\/api\.bitbucket\.org\/2\.0\/workspaces\/[^/]+\/pipelines-config\/identity\/oidc\/?$/i],
    ['azure-devops', /^https:\/\/vstoken\.dev\.azure\.com\/[^/]+\/?$/i],
    ['aks', /^https:\/\/(?:[a-z0-9-]+\.oic|oidc)\.prod-aks\.azure\.com\//i],
];
// Hosts of Entra in all clouds, and the older ones that Entra lists as blocked:
// https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
const ENTRA_HOST = /^(?:.+\.)?(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn|login\.chinacloudapi\.cn|login\.sovcloud-identity\.(?:fr|de|sg)|login\.windows\.net|login\.microsoft\.com|sts\.windows\.net)$/;
/** Returns the host of an https or http URL in lower case without its port, or undefined when the text is no such URL. */
function hostOf(url) {
    const [, bracketed, plain] = /^https?:\/\/(?:(\[[0-9a-f:.]+\])|([^/?#:@\s[\]<>{}|\\^`"'$%]+))(?::\d+)?(?:[/?#]|$)/i.exec(url) ?? [];
    return (bracketed ?? plain)?.toLowerCase();
}
/** Tells whether a URL belongs to Entra's own token services. */
function isEntraIssuer(issuer) {
    const host = hostOf(issuer);
    return host !== undefined && ENTRA_HOST.test(host);
}
/** Returns whose issuer a URL is. */
function issuerKind(issuer) {
    if (isEntraIssuer(issuer))
        return 'entra';
    return KINDS.find(([, pattern]) => pattern.test(issuer))?.[0] ?? 'other';
}
/** Tells whether GitHub Actions signs with this issuer, on github.com or on a server of a customer. */
function isGitHubIssuer(issuer) {
    return issuerKind(issuer).startsWith('github');
}
/** Returns the issuer without trailing slashes, the form in which GitHub presents every one of its own. */
function withoutTrailingSlash(issuer) {
    return issuer.replace(/\/+$/, '');
}
/**
 * Returns the issuer that a GitHub server signs with, or undefined when the URL is not one. An enterprise can add its
 * slug to the issuer, which only a token of its own shows.
 * @param serverUrl `GITHUB_SERVER_URL`, such as `https://github.com`
 */
function issuerForServer(serverUrl) {
    const [, host] = /^https:\/\/([^/?#@\s]+)\/?$/i.exec(serverUrl.trim()) ?? [];
    if (host === undefined)
        return undefined;
    const lower = host.toLowerCase();
    if (lower === 'github.com' || lower === 'www.github.com')
        return GITHUB_ISSUER;
    const [, subdomain] = /^([a-z0-9-]+)\.ghe\.com$/.exec(lower) ?? [];
    return subdomain === undefined ? `https://${lower}/_services/token` : `https://token.actions.${subdomain}.ghe.com`;
}
/** Returns the short word for an issuer that opens a credential's name, such as `gh`. */
function issuerWord(issuer, subject) {
    const kind = issuerKind(issuer);
    switch (kind) {
        case 'github':
        case 'github-enterprise-slug':
        case 'github-ghe-com':
        case 'github-enterprise-server':
            return 'gh';
        case 'gitlab':
        case 'google':
        case 'aws':
        case 'bitbucket':
        case 'aks':
            return kind;
        case 'terraform-cloud':
            return 'tfc';
        case 'azure-devops':
            return 'ado';
        case 'entra':
            return subject?.startsWith('/eid1/') === true ? 'ado' : 'mi';
        case 'other':
            return wordOfSubject(subject ?? '');
    }
}
function wordOfSubject(subject) {
    if (subject.startsWith('system:serviceaccount:'))
        return 'k8s';
    return subject.startsWith('spiffe://') ? 'spiffe' : 'oidc';
}


/***/ }),

/***/ 4299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ nameCredential)
/* harmony export */ });
/* harmony import */ var _subject_context_name_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2024);
/* harmony import */ var _subject_subject_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2361);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3521);
/* harmony import */ var _issuer_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1483);
/** Knows what a declared credential is called: the readable parts of its name, and what its description says it is for. */




function aboutParts({ issuer, repository, pattern, ...match }) {
    if (!(0,_issuer_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitHubIssuer */ .xU)(issuer))
        return [(0,_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .matchText */ .H1)(match)];
    const parsed = match.subject === undefined ? undefined : (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSubject */ .Ci)(match.subject);
    const spelled = parsed?.repository === undefined ? repository : `${parsed.repository.owner}/${parsed.repository.name}`;
    return [spelled ?? '', ...(pattern ?? (parsed === undefined ? ['expression', ''] : (0,_subject_context_name_js__WEBPACK_IMPORTED_MODULE_3__/* .describeContext */ .R)(parsed.context)))];
}
/** Names a declared credential deterministically and marks it with its owner. */
function nameCredential(unnamed, owner, sha256Hex) {
    const { issuer, audience, repository: _, pattern: __, ...match } = unnamed;
    const about = aboutParts(unnamed);
    const identity = { issuer, match: (0,_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .matchText */ .H1)(match), audience };
    return {
        name: (0,_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .buildCredentialName */ .Px)([(0,_issuer_js__WEBPACK_IMPORTED_MODULE_1__/* .issuerWord */ .sw)(issuer, match.subject), ...about], identity, sha256Hex),
        issuer,
        audiences: [audience],
        description: (0,_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .buildDescription */ .PQ)(owner, about.filter((part) => part !== '').join(' ')),
        ...(match.subject === undefined
            ? { claimsMatchingExpression: match.claimsMatchingExpression }
            : { subject: match.subject }),
    };
}


/***/ }),

/***/ 1384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gp: () => (/* binding */ signInOwner),
/* harmony export */   J4: () => (/* binding */ decideTrust),
/* harmony export */   J7: () => (/* binding */ isCaseTwin),
/* harmony export */   jO: () => (/* binding */ isAdmitted),
/* harmony export */   uE: () => (/* binding */ desiredCredential)
/* harmony export */ });
/* unused harmony export isOwned */
/* harmony import */ var _cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4495);
/* harmony import */ var _expression_evaluation_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6179);
/* harmony import */ var _expression_expression_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3267);
/* harmony import */ var _expression_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2250);
/* harmony import */ var _subject_claims_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7148);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3521);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4299);
/** Knows what one job needs stored, and what to do about what is stored already. */







/** The owner of what a sign-in writes: the repository, as GitHub spells it. */
function signInOwner(claims) {
    return (0,_subject_claims_js__WEBPACK_IMPORTED_MODULE_4__/* .claim */ .B)(claims, 'repository') ?? claims.sub;
}
/** Builds the credential that exactly these claims need, with its deterministic name and the ownership marker. */
function desiredCredential(claims, sha256Hex) {
    const owner = signInOwner(claims);
    const unnamed = { issuer: claims.iss, subject: claims.sub, audience: claims.aud, repository: owner };
    return { ...(0,_name_js__WEBPACK_IMPORTED_MODULE_6__/* .nameCredential */ .j)(unnamed, owner, sha256Hex), subject: claims.sub, claimsMatchingExpression: undefined };
}
/**
 * True when a stored flexible credential lets the job with these claims in: issuer and audience to the letter, and a valid
 * expression that holds. Such a job is trusted already, whatever Entra says while it catches up.
 */
function isAdmitted(stored, claims) {
    const { issuer, audiences, claimsMatchingExpression } = stored;
    if (claimsMatchingExpression === undefined || issuer !== claims.iss || audiences[0] !== claims.aud)
        return false;
    const parsed = (0,_expression_expression_js__WEBPACK_IMPORTED_MODULE_2__/* .parseExpression */ .YK)(claimsMatchingExpression.value);
    if (!parsed.ok || (0,_expression_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .validateExpression */ .P1)(parsed.expression, issuer).length > 0)
        return false;
    return (0,_expression_evaluation_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._3)(parsed.expression, claims).matches;
}
/**
 * True when a stored credential is the owner's: by its marker, or, where descriptions are not stored (ARM), because its
 * name is the deterministic one of its own content. The audience in that name may be an earlier one, corrected since.
 */
function isOwned(stored, owner, sha256Hex) {
    if (stored.description !== undefined && stored.description !== '')
        return (0,_credential_js__WEBPACK_IMPORTED_MODULE_5__/* .parseOwner */ .pZ)(stored.description) === owner;
    const audiences = new Set([...stored.audiences.slice(0, 1), ..._cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .EXCHANGE_AUDIENCES */ .mA]);
    return [...audiences].some((audience) => {
        const identity = { issuer: stored.issuer, match: (0,_credential_js__WEBPACK_IMPORTED_MODULE_5__/* .matchText */ .H1)(stored), audience };
        return stored.name.endsWith(`-${(0,_credential_js__WEBPACK_IMPORTED_MODULE_5__/* .identityHash */ .Jf)(identity, sha256Hex)}`);
    });
}
function sameMatch(left, right) {
    return (left.subject === undefined) === (right.subject === undefined) && (0,_credential_js__WEBPACK_IMPORTED_MODULE_5__/* .matchText */ .H1)(left) === (0,_credential_js__WEBPACK_IMPORTED_MODULE_5__/* .matchText */ .H1)(right);
}
/** True when two credentials differ in upper and lower case only; Entra tells them apart, a directory may not. */
function isCaseTwin(left, right) {
    if (left.issuer !== right.issuer || sameMatch(left, right))
        return false;
    return (0,_credential_js__WEBPACK_IMPORTED_MODULE_5__/* .matchText */ .H1)(left).toLowerCase() === (0,_credential_js__WEBPACK_IMPORTED_MODULE_5__/* .matchText */ .H1)(right).toLowerCase();
}
/** Decides without side effects. A stored subject that differs in case only stays: another workflow may need it. */
function decideTrust(desired, stored, owner, sha256Hex) {
    const twin = stored.find((each) => each.issuer === desired.issuer && sameMatch(each, desired));
    if (twin !== undefined) {
        if (twin.audiences[0] === desired.audiences[0])
            return { action: 'keep', stored: twin };
        return { action: isOwned(twin, owner, sha256Hex) ? 'correct-audience' : 'audience-conflict', stored: twin };
    }
    const namesake = stored.find((each) => each.name === desired.name);
    if (namesake !== undefined) {
        return isOwned(namesake, owner, sha256Hex)
            ? { action: 'write', replaces: namesake }
            : { action: 'name-conflict', stored: namesake };
    }
    return stored.length >= _credential_js__WEBPACK_IMPORTED_MODULE_5__/* .CREDENTIAL_LIMIT */ .UD ? { action: 'limit' } : { action: 'write', replaces: undefined };
}


/***/ }),

/***/ 6517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  h: () => (/* binding */ diagnose)
});

// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __nccwpck_require__(3521);
// EXTERNAL MODULE: ./build/core/visible.js
var visible = __nccwpck_require__(2244);
// EXTERNAL MODULE: ./build/core/expression/wildcard.js
var wildcard = __nccwpck_require__(1523);
// EXTERNAL MODULE: ./build/core/subject/subject.js
var subject = __nccwpck_require__(2361);
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
function cheapest(options) {
    return options.reduce((best, option) => (option.cost < best.cost ? option : best), options[0] ?? { cost: 0 });
}
/** Finds the cheapest way through both lists (Needleman and Wunsch), remembering every pair of remainders. */
function cheapestPath(left, right, comparison) {
    const known = new Map();
    const from = (p, s) => {
        const key = p * (right.length + 1) + s;
        const path = known.get(key) ?? cheapest([...steps(p, s)]);
        known.set(key, path);
        return path;
    };
    function* steps(index, s) {
        const mine = left[index];
        const theirs = right[s];
        const step = (cost, presented, stored, next) => ({
            cost: cost + next.cost,
            piece: { presented: presented?.text, stored: stored?.text, index, equal: cost === 0 },
            next,
        });
        if (mine !== undefined && theirs !== undefined) {
            yield step(substitution(mine, theirs, comparison), mine, theirs, from(index + 1, s + 1));
        }
        if (mine !== undefined)
            yield step(MISSING_COST, mine, undefined, from(index + 1, s));
        if (theirs !== undefined)
            yield step(MISSING_COST, undefined, theirs, from(index, s + 1));
    }
    return from(0, 0);
}
/** Lays a presented value beside a stored one, segment by segment, so that as little as possible differs. */
function align(presented, stored, comparison = 'exact') {
    const separator = [presented, stored].every((text) => /^https?:\/\/|^spiffe:\/\/|^\/|^api:\/\//.test(text))
        ? '/'
        : ':';
    const path = cheapestPath(split(presented, separator), split(stored, separator), comparison);
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
var issuer = __nccwpck_require__(1483);
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
var evaluation = __nccwpck_require__(6179);
// EXTERNAL MODULE: ./build/core/expression/expression.js
var expression = __nccwpck_require__(3267);
// EXTERNAL MODULE: ./build/core/expression/rules.js
var rules = __nccwpck_require__(2250);
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

/***/ 1848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bh: () => (/* binding */ isAudienceMismatch),
/* harmony export */   E_: () => (/* binding */ isOutsideValidity),
/* harmony export */   Pr: () => (/* binding */ meaningOf),
/* harmony export */   QH: () => (/* binding */ isIssuerUnreachable),
/* harmony export */   lm: () => (/* binding */ isPropagation),
/* harmony export */   py: () => (/* binding */ isCaseMismatch),
/* harmony export */   sh: () => (/* binding */ parseAadstsCodes),
/* harmony export */   vA: () => (/* binding */ isNoMatch)
/* harmony export */ });
/** Reads AADSTS numbers whole: 70021 is a prefix of 700211, so a prefix never counts. */
function parseAadstsCodes(text) {
    return [...text.matchAll(/AADSTS(\d+)/g)].map((match) => Number(match[1]));
}
/** Entra found no credential for the presented issuer, subject and audience: a credential written now can cure it. */
const NO_MATCH = new Set([70021, 70025, 700211, 700212, 700213, 7002121, 7002131, 7002138]);
const AUDIENCE_MISMATCH = new Set([700212, 7002121]);
/** May also be seen while directory caches catch up with a write. */
const PROPAGATION = new Set([...NO_MATCH, 700016, 90061]);
const has = (set) => (refusal) => refusal.codes.some((code) => set.has(code));
/** True when no stored credential matched the assertion. */
const isNoMatch = has(NO_MATCH);
/** True when only the audience was wrong. */
const isAudienceMismatch = has(AUDIENCE_MISMATCH);
/** True when waiting can help right after a credential was written. */
const isPropagation = has(PROPAGATION);
/** True when the subject matches ignoring case only; final unless the exact case was written just now. */
const isCaseMismatch = has(new Set([7002138]));
/** True when the assertion was outside its validity. */
const isOutsideValidity = has(new Set([700024]));
/** True when Entra could not fetch the issuer's metadata. */
const isIssuerUnreachable = has(new Set([90061, 501661, 900612]));
const tenant = {
    code: 'tenant-not-found',
    sentence: 'Entra does not know this tenant in this cloud',
    hint: 'Check `tenant-id`, and `cloud` if the tenant is not in the public cloud.',
};
const policy = {
    code: 'policy-blocked',
    sentence: 'A policy of the tenant blocks this sign-in',
    hint: 'Ask an administrator of the tenant; no change to the credential helps.',
};
const conditionalAccess = {
    ...policy,
    sentence: 'Conditional Access blocks this sign-in',
    hint: "Ask an administrator for an exception for this workload identity; the addresses of GitHub's runners change.",
};
const userPolicy = {
    ...policy,
    sentence: 'Conditional Access for people blocks this sign-in',
    hint: 'The manager is a signed-in person here: run this from a managed device, or use an application as manager.',
};
const scope = {
    code: 'scope-invalid',
    sentence: 'Entra does not accept the scope',
    hint: 'Each scope is one resource of this tenant and cloud followed by `/.default`.',
};
const unusable = {
    code: 'credential-invalid',
    sentence: 'Entra does not accept this kind of assertion',
    hint: 'Only RS256 tokens of a public OIDC issuer, or of a managed identity of the same cloud, can be exchanged.',
};
const unreachable = {
    code: 'issuer-unreachable',
    sentence: "Entra cannot read the issuer's OIDC metadata or keys",
    hint: 'The discovery document and the JWKS of the issuer must be reachable from the internet; a GitHub Enterprise Server behind a firewall is not.',
};
const missingApplication = {
    code: 'application-not-found',
    sentence: 'Entra does not know this client in the tenant',
    hint: 'Check `client-id` and `tenant-id`; the value is the application (client) ID, not an object ID.',
};
const MEANINGS = new Map([
    [90002, tenant],
    [900023, tenant],
    [
        900439,
        { ...tenant, sentence: 'The request went to the wrong cloud', hint: 'Set `cloud` to the cloud of the tenant.' },
    ],
    [
        900440,
        { ...tenant, sentence: 'The request went to the wrong cloud', hint: 'Set `cloud` to the cloud of the tenant.' },
    ],
    [700016, missingApplication],
    [
        7000229,
        {
            code: 'application-not-found',
            sentence: 'The application has no service principal in the tenant',
            hint: 'Create it once: az ad sp create --id <client-id>',
        },
    ],
    [70011, scope],
    [1002012, scope],
    [500011, scope],
    [53003, conditionalAccess],
    [530003, userPolicy],
    [50005, userPolicy],
    [530084, userPolicy],
    [50076, userPolicy],
    [50079, userPolicy],
    [
        7002381,
        {
            ...policy,
            sentence: 'The tenant only trusts GitHub tokens of certain enterprises',
            hint: "The repository must belong to an enterprise that the tenant's policy names; the credential itself matched.",
        },
    ],
    [700236, { ...policy, sentence: 'The tenant does not allow tokens of this Entra issuer' }],
    [90061, unreachable],
    [501661, unreachable],
    [900612, unreachable],
    [
        700024,
        {
            code: 'clock-skew',
            sentence: 'Entra says that a fresh ID token is outside its validity',
            hint: 'GitHub issues these tokens: on GitHub Enterprise Server, check its clock; on github.com, run again later.',
        },
    ],
    [50027, unusable],
    [5002730, unusable],
    [700222, unusable],
    [700226, unusable],
    [700227, unusable],
    [7002206, unusable],
    [70022204, unusable],
]);
/** Tells what a refusal means that no credential of ours can cure; undefined for a missing match. */
function meaningOf(refusal) {
    if (isNoMatch(refusal))
        return undefined;
    for (const code of refusal.codes) {
        const meaning = MEANINGS.get(code);
        if (meaning !== undefined)
            return meaning;
    }
    if (refusal.status === 429) {
        return {
            code: 'throttled',
            sentence: 'Entra throttles token requests',
            hint: 'Run again later, or with fewer jobs at once.',
        };
    }
    if (refusal.status >= 500) {
        return { code: 'service-unavailable', sentence: 'Entra did not answer properly', hint: 'Run again later.' };
    }
    if (refusal.error === undefined && refusal.codes.length === 0) {
        return {
            code: 'service-unavailable',
            sentence: `Something other than Entra answered HTTP ${refusal.status}`,
            hint: 'A proxy or gateway may be answering instead of Entra: check https_proxy, no_proxy and `authority-host`.',
        };
    }
    return { code: 'credential-invalid', sentence: 'Entra refused the sign-in', hint: "See Entra's own message below." };
}


/***/ }),

/***/ 6232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ redact),
/* harmony export */   O1: () => (/* binding */ describeAnswer),
/* harmony export */   yP: () => (/* binding */ FederationError)
/* harmony export */ });
/* unused harmony export ERROR_CODES */
/** Knows every way the action can fail: one error, stable codes, and never a token in its text. */
/** Stable codes of the public contract; each has a heading in `docs/TROUBLESHOOTING.md`. */
const ERROR_CODES = (/* unused pure expression or super */ null && ([
    'invalid-input',
    'configuration-invalid',
    'id-token-unavailable',
    'context-mismatch',
    'subject-unknown',
    'trust-missing',
    'manager-forbidden',
    'credential-invalid',
    'audience-conflict',
    'application-not-found',
    'tenant-not-found',
    'scope-invalid',
    'manager-credential-invalid',
    'clock-skew',
    'github-forbidden',
    'certificate-invalid',
    'issuer-unreachable',
    'propagation-timeout',
    'throttled',
    'service-unavailable',
    'policy-blocked',
    'plan-stale',
    'deletion-limit',
    'self-lockout',
    'drift-found',
    'audit-failed',
    'partial-failure',
    'retire-unproved',
    'internal',
    'context-not-declared',
    'pull-request-refused',
    'merge-queue-refused',
    'subject-too-broad',
    'credential-limit',
    'name-conflict',
]));
/** The service's own words in one line, each once: `HTTP 401, AADSTS700213: …`; empty when it said nothing. */
function describeAnswer({ status, code = '', message = '' }) {
    // Entra's own text opens with its code.
    const parts = [status === undefined ? '' : `HTTP ${status}`, message.startsWith(code) ? '' : code, message];
    return [...new Set(parts)].filter((part) => part !== '').join(', ');
}
// JWTs (base64url segments: three when signed, five when encrypted) are the one secret whose shape is known here; others
// are masked by the runner. No word boundary before: a URL-encoded or JSON-escaped one follows a letter or digit (`%3DeyJ`).
const JWT = /eyJ[\w-]{4,}\.[\w-]*(?:\.[\w-]*)*/g;
/** Replaces anything that looks like a JWT (RFC 7519, signed or encrypted) by `***`. */
function redact(text) {
    return text.replace(JWT, '***');
}
function redactAnswer(answer) {
    return answer.message === undefined ? answer : { ...answer, message: redact(answer.message) };
}
/** The one error of this action. `message` is one sentence for a person: what failed, on what. Callers switch on `code`. */
class FederationError extends Error {
    code;
    hint;
    details;
    answer;
    constructor(code, message, options = {}) {
        super(redact(message), options.cause === undefined ? undefined : { cause: options.cause });
        this.name = 'FederationError';
        this.code = code;
        this.hint = options.hint === undefined ? undefined : redact(options.hint);
        this.details = (options.details ?? []).map(redact);
        this.answer = options.answer === undefined ? undefined : redactAnswer(options.answer);
    }
}


/***/ }),

/***/ 6179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TW: () => (/* binding */ admissions),
/* harmony export */   _3: () => (/* binding */ evaluate)
/* harmony export */ });
/* unused harmony exports claimsOfSubject, admits */
/* harmony import */ var _subject_subject_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2361);
/* harmony import */ var _expression_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3267);
/* harmony import */ var _wildcard_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1523);
/** Knows which tokens a flexible credential's expression admits, and which term refuses the others. */



function holds({ operator, comparand }, actual) {
    switch (operator) {
        case 'eq':
            return actual === comparand;
        case 'matches':
            return (0,_wildcard_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesWildcard */ ._)(comparand, actual);
    }
}
/** Evaluates an expression on the claims of a token. Comparison is case-sensitive; all terms must hold. */
function evaluate(expression, claims) {
    const terms = expression.terms.map((term) => {
        const value = Object.hasOwn(claims, term.claim) ? claims[term.claim] : undefined;
        const actual = typeof value === 'string' ? value : undefined;
        return { ...term, actual, ok: actual !== undefined && holds(term, actual) };
    });
    return { matches: terms.every(({ ok }) => ok), terms };
}
/** Returns the claims that a GitHub subject shows by itself: IDs of an immutable prefix, labelled claims of a template. */
function claimsOfSubject(subject) {
    const { repository, context, claims } = (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSubject */ .Ci)(subject);
    return {
        ...claims,
        ...(repository?.id === undefined ? {} : { repository_id: repository.id }),
        ...(repository?.ownerId === undefined ? {} : { repository_owner_id: repository.ownerId }),
        ...(context?.kind === 'environment' ? { environment: context.environment } : {}),
        sub: subject,
    };
}
/**
 * Tells for each subject of a list whether an expression would admit it.
 * @param known claims that hold for the whole list, such as `repository_id`; what a subject shows itself goes before
 */
function admits(expression, subjects, known = {}) {
    return subjects.map((subject) => {
        const { terms } = evaluate(expression, { ...known, ...claimsOfSubject(subject) });
        const refusing = terms.filter(({ ok, actual }) => !ok && actual !== undefined);
        if (refusing.length > 0)
            return { subject, verdict: 'refused', terms: refusing };
        const open = terms.filter(({ ok }) => !ok);
        return { subject, verdict: open.length > 0 ? 'depends' : 'admitted', terms: open };
    });
}
/** The same for an expression's text; one that cannot be read tells nothing. */
function admissions(text, subjects, known) {
    const parsed = (0,_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .parseExpression */ .YK)(text);
    return parsed.ok ? admits(parsed.expression, subjects, known) : [];
}


/***/ }),

/***/ 3267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KY: () => (/* binding */ formatExpression),
/* harmony export */   PF: () => (/* binding */ canBeCompared),
/* harmony export */   YK: () => (/* binding */ parseExpression)
/* harmony export */ });
/** Knows the language of flexible credentials: how a claims matching expression is written and read, with columns for errors. */
/** Stops the parser; never leaves this file. */
class Unreadable extends Error {
    column;
    constructor(at, message) {
        super(message);
        this.column = at + 1;
    }
}
function skip(reader, literal, otherwise) {
    if (!reader.text.startsWith(literal, reader.at))
        throw new Unreadable(reader.at, otherwise);
    reader.at += literal.length;
}
/** Reads the one space that the language has between words. */
function skipSpace(reader, between) {
    skip(reader, ' ', `Exactly one space is expected ${between}.`);
    if (/^\s/.test(reader.text.slice(reader.at))) {
        throw new Unreadable(reader.at, `There is more than one space ${between}; exactly one is allowed.`);
    }
}
function readClaim(reader) {
    skip(reader, 'claims[', `A term is expected: claims['<name>'] eq|matches '<value>'.`);
    skip(reader, "'", 'The name of a claim stands in single quotes.');
    const name = /^\w+/.exec(reader.text.slice(reader.at))?.[0];
    if (name === undefined)
        throw new Unreadable(reader.at, 'The name of a claim is expected: letters, digits and underscores.');
    reader.at += name.length;
    skip(reader, "']", `The name of a claim ends with ']: letters, digits and underscores only.`);
    return name;
}
function wordAt({ text, at }, end) {
    const rest = text.slice(at);
    const length = rest.search(end);
    return length < 0 ? rest : rest.slice(0, length);
}
function readOperator(reader) {
    const word = wordAt(reader, /[\s']/);
    if (word !== 'eq' && word !== 'matches') {
        throw new Unreadable(reader.at, `The operator "${word}" does not exist; only eq and matches do, in lower case.`);
    }
    reader.at += word.length;
    return word;
}
function readComparand(reader) {
    skip(reader, "'", 'The value to compare with stands in single quotes.');
    const end = reader.text.indexOf("'", reader.at);
    if (end < 0)
        throw new Unreadable(reader.at - 1, 'The quote that opens here is never closed.');
    const value = reader.text.slice(reader.at, end);
    if (value === '')
        throw new Unreadable(reader.at, 'The value to compare with is empty.');
    reader.at = end + 1;
    return value;
}
function readTerm(reader) {
    const column = reader.at + 1;
    const claim = readClaim(reader);
    skipSpace(reader, 'before the operator');
    const operator = readOperator(reader);
    skipSpace(reader, 'after the operator');
    return { claim, operator, comparand: readComparand(reader), column };
}
function readAnd(reader) {
    const rest = reader.text.slice(reader.at);
    if (!rest.startsWith(' ')) {
        throw new Unreadable(reader.at, 'Text follows a closing quote; a value that holds a single quote cannot be written.');
    }
    if (rest.trim() === '')
        throw new Unreadable(reader.at, 'Blanks at the end of the expression are not allowed.');
    skipSpace(reader, 'before "and"');
    const word = wordAt(reader, /\s/);
    if (word !== 'and') {
        throw new Unreadable(reader.at, `Terms are joined by "and", in lower case, and by nothing else; this is "${word}".`);
    }
    reader.at += word.length;
    skipSpace(reader, 'after "and"');
}
function readTerms(text) {
    const reader = { text, at: 0 };
    const terms = [readTerm(reader)];
    while (reader.at < text.length) {
        readAnd(reader);
        terms.push(readTerm(reader));
    }
    return terms;
}
/**
 * Reads an expression, strictly as Entra does: `claims['sub'] matches 'repo:o/r:*' and claims['repository_id'] eq '1'`.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials
 */
function parseExpression(text) {
    try {
        return { ok: true, expression: { terms: readTerms(text) } };
    }
    catch (error) {
        if (!(error instanceof Unreadable))
            throw error;
        return { ok: false, problem: { column: error.column, message: error.message } };
    }
}
/** Tells whether a value can stand in an expression at all: not empty, and without the quote that nothing can escape. */
function canBeCompared(value) {
    return value !== '' && !value.includes("'");
}
/** Writes terms as an expression; `parseExpression` reads them back. Every comparand must satisfy `canBeCompared`. */
function formatExpression(terms) {
    return terms.map(({ claim, operator, comparand }) => `claims['${claim}'] ${operator} '${comparand}'`).join(' and ');
}


/***/ }),

/***/ 2250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P1: () => (/* binding */ validateExpression),
/* harmony export */   aw: () => (/* binding */ mayUseExpressions)
/* harmony export */ });
/* unused harmony export expressionRules */
/* harmony import */ var _credential_issuer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1483);
/** Knows which issuers may use claims matching expressions, and which claims each allows and requires. */

const ANY = ['eq', 'matches'];
const EQ = ['eq'];
// Required since the end of July 2026, for name-based, customised and immutable subjects alike.
const GITHUB = {
    allowed: { sub: ANY, job_workflow_ref: ANY, repository_id: EQ, repository_owner_id: EQ },
    oneOf: ['repository_id', 'repository_owner_id'],
};
const GITLAB = {
    allowed: { sub: ANY, project_id: EQ, namespace_id: EQ, user_id: EQ },
    oneOf: ['project_id', 'namespace_id', 'user_id'],
};
const TERRAFORM_CLOUD = { allowed: { sub: ANY }, oneOf: [] };
/**
 * Returns the rules of an issuer, or undefined when Entra accepts no expression for it: GitHub Enterprise Server,
 * an enterprise slug, GHE.com, Terraform Enterprise, and everybody not named here. The issuer is taken to the letter.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-set-up-flexible-federated-identity-credential
 */
function expressionRules(issuer) {
    if (issuer === _credential_issuer_js__WEBPACK_IMPORTED_MODULE_0__/* .GITHUB_ISSUER */ .oX)
        return GITHUB;
    if (/^https:\/\/gitlab\.(?:com|[a-z0-9][a-z0-9.-]*\.(?:com|ca))$/.test(issuer))
        return GITLAB;
    if (issuer === 'https://app.terraform.io' || issuer === 'https://app.eu.terraform.io')
        return TERRAFORM_CLOUD;
    return undefined;
}
/** Tells whether Entra accepts expressions for an issuer. */
function mayUseExpressions(issuer) {
    return expressionRules(issuer) !== undefined;
}
/** Returns everything that Entra would refuse about an expression for an issuer; none when it is valid. */
function validateExpression(expression, issuer) {
    const rules = expressionRules(issuer);
    if (rules === undefined)
        return [{ column: 1, message: `Entra accepts no expressions for the issuer ${issuer}.` }];
    return [...wrongTerms(expression, rules), ...missingTerms(expression, rules)];
}
function wrongTerms({ terms }, { allowed }) {
    return terms.flatMap(({ claim, operator, column }) => {
        const operators = Object.hasOwn(allowed, claim) ? allowed[claim] : undefined;
        if (operators === undefined) {
            const names = Object.keys(allowed).join(', ');
            return [{ column, message: `The claim "${claim}" is not allowed for this issuer; allowed are ${names}.` }];
        }
        if (operators.includes(operator))
            return [];
        return [{ column, message: `The claim "${claim}" can only be compared with ${operators.join(' or ')}.` }];
    });
}
function missingTerms({ terms }, { oneOf }) {
    const names = new Set(terms.map(({ claim }) => claim));
    const problems = [];
    if (!names.has('sub'))
        problems.push({ column: 1, message: 'The required claim "sub" is missing.' });
    if (oneOf.length > 0 && !oneOf.some((claim) => names.has(claim))) {
        problems.push({ column: 1, message: `Since July 2026 one of ${oneOf.join(', ')} must be compared as well.` });
    }
    return problems;
}


/***/ }),

/***/ 1523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ matchesWildcard),
/* harmony export */   r: () => (/* binding */ hasWildcard)
/* harmony export */ });
/** Knows the wildcards of Entra's `matches`: `*` is any run of characters, `?` is one; there is no escape. */
/** Tells whether a text holds a wildcard. */
function hasWildcard(text) {
    return /[*?]/.test(text);
}
/**
 * Tells whether a text matches a pattern as a whole, case-sensitively; linear in memory, and no pattern makes it slow.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials
 */
function matchesWildcard(pattern, text) {
    const symbols = [...pattern];
    const characters = [...text];
    let p = 0;
    let star = -1;
    let resume = 0;
    for (let t = 0; t < characters.length;) {
        const symbol = symbols[p];
        if (symbol === '*') {
            star = p;
            p += 1;
            resume = t;
        }
        else if (symbol !== undefined && (symbol === '?' || symbol === characters[t])) {
            p += 1;
            t += 1;
        }
        else if (star >= 0) {
            p = star + 1;
            resume += 1;
            t = resume;
        }
        else
            return false;
    }
    return symbols.slice(p).every((symbol) => symbol === '*');
}


/***/ }),

/***/ 2169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isGuid)
/* harmony export */ });
/** Knows the form of GUIDs, which tenants, clients and principals of Entra are named by. */
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Tells whether a text is a GUID in the form that Entra writes, with hyphens, in either case. */
function isGuid(text) {
    return GUID.test(text);
}


/***/ }),

/***/ 7766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ lintExpression),
/* harmony export */   x: () => (/* binding */ reachOf)
/* harmony export */ });
/* harmony import */ var _credential_issuer_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1483);
/* harmony import */ var _expression_expression_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3267);
/* harmony import */ var _expression_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2250);
/* harmony import */ var _expression_wildcard_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1523);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7671);
/** Knows the traps in a claims matching expression: what Entra would refuse, what could never match, what reaches too far. */





const EXAMPLE = "Write claims['sub'] matches 'repo:OWNER/REPO:ref:refs/heads/*' and claims['repository_id'] eq '<ID>'.";
function lintTerm({ claim, operator, comparand }) {
    if (/_id$/.test(claim) && !/^\d+$/.test(comparand)) {
        return [
            (0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintError */ .MW)('expression-id', `The claim "${claim}" is a number, "${comparand}" is none.`, 'Write the digits of the ID in quotes.'),
        ];
    }
    if (operator === 'eq' && (0,_expression_wildcard_js__WEBPACK_IMPORTED_MODULE_3__/* .hasWildcard */ .r)(comparand)) {
        return [
            (0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .Ex)('expression-literal', `"eq" takes the wildcard in "${comparand}" literally.`, 'Write "matches" if a pattern is meant.'),
        ];
    }
    return [];
}
/** The pattern of the repository in a pattern of the default subject, up to the context. */
function repositoryPattern(pattern) {
    return /^repo:[^:]*/.exec(pattern)?.[0] ?? '';
}
/** True when every pattern of the default subject lets this context in. */
function letsIn(terms, context) {
    const patterns = terms.filter(({ claim }) => claim === 'sub').map(({ comparand }) => comparand);
    return patterns.every((pattern) => (0,_expression_wildcard_js__WEBPACK_IMPORTED_MODULE_3__/* .matchesWildcard */ ._)(pattern.replace(/^repo:[^:*]*:?/, ''), context));
}
/** How far beyond one kind of job an expression for GitHub reaches: to pull requests alone, or to every event. */
function reachOf(text) {
    const parsed = (0,_expression_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .parseExpression */ .YK)(text);
    if (!parsed.ok || !letsIn(parsed.expression.terms, 'pull_request'))
        return undefined;
    const everything = ['ref:refs/heads/x', 'ref:refs/tags/x'].every((ref) => letsIn(parsed.expression.terms, ref));
    return everything ? 'every-event' : 'pull-requests';
}
function lintReach(terms) {
    const patterns = terms.filter(({ claim }) => claim === 'sub').map(({ comparand }) => comparand);
    const pinned = terms.some(({ claim }) => claim === 'repository_id');
    const wide = patterns.every((pattern) => (0,_expression_wildcard_js__WEBPACK_IMPORTED_MODULE_3__/* .hasWildcard */ .r)(repositoryPattern(pattern)) || repositoryPattern(pattern) === '');
    const found = [];
    if (!pinned && wide) {
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .Ex)('wildcard-reach', 'The expression admits more than one repository.', "Compare claims['repository_id'] as well, one credential per repository."));
    }
    if (letsIn(terms, 'pull_request')) {
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .Ex)('expression-pull-request', 'The expression admits every pull request of the repository.', 'Let the pattern go on with ref:refs/heads/ or environment: after the repository.'));
    }
    return found;
}
/** Returns the traps in an expression for an issuer. */
function lintExpression(issuer, text) {
    if (!(0,_expression_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .mayUseExpressions */ .aw)(issuer)) {
        return [
            (0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintError */ .MW)('expression-issuer', `Entra accepts no expressions for the issuer "${issuer}".`, 'Trust an exact subject, best that of an environment.'),
        ];
    }
    const parsed = (0,_expression_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .parseExpression */ .YK)(text);
    if (!parsed.ok) {
        const { column, message } = parsed.problem;
        return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintError */ .MW)('expression-invalid', `The expression is wrong at column ${column}: ${message}`, EXAMPLE)];
    }
    const invalid = (0,_expression_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .validateExpression */ .P1)(parsed.expression, issuer).map(({ column, message }) => (0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintError */ .MW)('expression-invalid', `The expression is wrong at column ${column}: ${message}`, EXAMPLE));
    const reach = issuer === _credential_issuer_js__WEBPACK_IMPORTED_MODULE_4__/* .GITHUB_ISSUER */ .oX && invalid.length === 0 ? lintReach(parsed.expression.terms) : [];
    return [...invalid, ...parsed.expression.terms.flatMap(lintTerm), ...reach];
}


/***/ }),

/***/ 7671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  d: () => (/* binding */ lintCredential)
});

// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential = __nccwpck_require__(3521);
// EXTERNAL MODULE: ./build/core/credential/issuer.js
var credential_issuer = __nccwpck_require__(1483);
// EXTERNAL MODULE: ./build/core/visible.js
var visible = __nccwpck_require__(2244);
// EXTERNAL MODULE: ./build/core/lint/expression.js
var expression = __nccwpck_require__(7766);
// EXTERNAL MODULE: ./build/core/lint/finding.js
var finding = __nccwpck_require__(7671);
// EXTERNAL MODULE: ./build/core/subject/subject.js
var subject_subject = __nccwpck_require__(2361);
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
var guid = __nccwpck_require__(2169);
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
        const right = issuer.replace(/\/+$/, '');
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
    const tenant = /^https:\/\/[^/]+\/([^/]+)\/v2\.0$/.exec(issuer.replace(/\/+$/, ''))?.[1];
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
var error = __nccwpck_require__(6232);
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
    const issuer = `${authority.replace(/\/+$/, '')}/${tenantId.toLowerCase()}/v2.0`;
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
var trust = __nccwpck_require__(6900);
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
            ? (0,expression/* lintExpression */.G)(issuer, credential.claimsMatchingExpression.value)
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ lintManagerRoles),
/* harmony export */   o: () => (/* binding */ lintTrust)
/* harmony export */ });
/* harmony import */ var _subject_context_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9894);
/* harmony import */ var _subject_subject_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2361);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7671);
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
    if (breadth === 'other-owner') {
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .Ex)('other-owner', 'Nothing in the subject names the repository or its owner: others can present it too.', 'Add `repo` or `repository_id` to the subject template.'));
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

/***/ 7148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ claim),
/* harmony export */   Z: () => (/* binding */ toClaims)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6232);
/** Knows the claims of GitHub's ID token: the ground truth about the job that carries it. */

/** Returns a claim when it is a non-empty string, else undefined. */
function claim(claims, name) {
    const value = claims[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/**
 * Turns the decoded payload of an ID token into claims.
 * @throws FederationError `id-token-unavailable` when `iss`, `sub`, `aud` or `exp` is missing or has the wrong type
 */
function toClaims(payload) {
    const record = typeof payload === 'object' && payload !== null ? payload : {};
    const aud = Array.isArray(record.aud) && record.aud.length === 1 ? record.aud[0] : record.aud;
    const wrong = ['iss', 'sub'].filter((name) => typeof record[name] !== 'string' || record[name] === '');
    if (typeof aud !== 'string' || aud === '')
        wrong.push('aud');
    if (typeof record.exp !== 'number' || !Number.isFinite(record.exp))
        wrong.push('exp');
    if (wrong.length > 0) {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('id-token-unavailable', `GitHub's ID token lacks usable claims: ${wrong.join(', ')}.`, {
            hint: 'Check that ACTIONS_ID_TOKEN_REQUEST_URL points to GitHub and not to a proxy that rewrites answers.',
        });
    }
    return { ...record, aud };
}


/***/ }),

/***/ 2024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ describeContext)
/* harmony export */ });
/** Names a context for people and credential names: `environment production`, `branch main`, `tag v1`, `pull request`. */
function describeContext(context) {
    switch (context?.kind) {
        case undefined:
            return ['subject', ''];
        case 'environment':
            return ['environment', context.environment];
        case 'pull_request':
            return ['pull-request', ''];
        case 'ref':
            if (context.ref.startsWith('refs/heads/'))
                return ['branch', context.ref.slice('refs/heads/'.length)];
            if (context.ref.startsWith('refs/tags/'))
                return ['tag', context.ref.slice('refs/tags/'.length)];
            return ['ref', context.ref];
    }
}


/***/ }),

/***/ 9894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OZ: () => (/* binding */ isMergeQueue),
/* harmony export */   Vm: () => (/* binding */ contextOf),
/* harmony export */   bA: () => (/* binding */ isTooBroad),
/* harmony export */   qD: () => (/* binding */ isPredictableEvent),
/* harmony export */   r0: () => (/* binding */ isPullRequest),
/* harmony export */   sl: () => (/* binding */ hasEnvironment)
/* harmony export */ });
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2361);
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
/** Tells whether any pull request of the repository presents this subject: it holds `pull_request`, as context or as event. */
function isPullRequest(parsed) {
    return parsed.segments.some(({ key, value }) => key === _subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky ? value === undefined : key === 'event_name' && value?.startsWith(_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky) === true);
}
// As `ref`, or behind the `@` of `job_workflow_ref` and `workflow_ref`.
const QUEUE_ENTRY = /(?:^|@)refs\/heads\/gh-readonly-queue\//;
/** Tells whether the subject is that of one merge queue entry, which never comes back. */
function isMergeQueue(parsed) {
    return parsed.segments.some(({ value }) => value !== undefined && QUEUE_ENTRY.test(value));
}
// `workflow_ref` is the path and ref of the workflow that was started: it names repository and ref. `job_workflow_ref`
// may name a reusable workflow of somebody else, which any repository can call.
const TIES = new Set([
    'repo',
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'workflow_ref',
]);
const CONTEXTS = new Set(['environment', 'ref', _subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky, 'workflow_ref']);
/** Returns how far beyond one context of one owner the subject reaches, or undefined when it does not. */
function isTooBroad(parsed) {
    const keys = parsed.segments.map(({ key }) => key);
    if (!keys.some((key) => TIES.has(key)))
        return 'other-owner';
    return keys.some((key) => CONTEXTS.has(key)) ? undefined : 'every-event';
}


/***/ }),

/***/ 2361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ parsePrefix),
/* harmony export */   Ci: () => (/* binding */ parseSubject),
/* harmony export */   HL: () => (/* binding */ contextSegment),
/* harmony export */   Ky: () => (/* binding */ PULL_REQUEST),
/* harmony export */   MT: () => (/* binding */ prefixOf),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   Wt: () => (/* binding */ repositorySegment),
/* harmony export */   cD: () => (/* binding */ formatSegments)
/* harmony export */ });
/* unused harmony exports encodeValue, buildSubject */
/** Knows the `sub` claim of GitHub's ID token: its contexts, its two prefixes, how it is written and how it is read. */
/** The segment that a pull request presents: underscore, no label, no value. */
const PULL_REQUEST = 'pull_request';
// Only a raw subject needs these: a colon in a value can then be told from the next key by name alone.
const CLAIM_KEY = /^(?:repo|repository(?:_id|_owner|_owner_id|_visibility)?|environment|ref|ref_type|job_workflow_(?:ref|sha)|workflow(?:_ref|_sha)?|actor(?:_id)?|event_name|runner_environment|enterprise(?:_id)?|head_ref|base_ref|run_(?:id|number|attempt)|sha|repo_property_\w+|pull_request)$/;
const REPOSITORY = /^([^/@:]+)(?:@(\d+))?\/([^/@:]+)(?:@(\d+))?$/;
/**
 * Writes a value as GitHub writes it into a subject: `:` becomes `%3A`, nothing else changes.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function encodeValue(value, encoding = 'percent-colon') {
    return encoding === 'raw' ? value : value.replaceAll(':', '%3A');
}
/** Reads a value back; a literal `%3A` cannot be told from an encoded colon (GitHub does not escape `%`). */
function decodeValue(value, encoding) {
    return encoding === 'raw' ? value : value.replaceAll('%3A', ':');
}
/** Writes segments in their order, joined by `:`. */
function formatSegments(segments, encoding = 'percent-colon') {
    return segments
        .map(({ key, value }) => (value === undefined ? key : `${key}:${encodeValue(value, encoding)}`))
        .join(':');
}
/** Returns the `repo` segment of a prefix: `OWNER/REPO`, or `OWNER@OWNER_ID/REPO@REPO_ID`. */
function repositorySegment(prefix) {
    switch (prefix.kind) {
        case 'name-based':
            return { key: 'repo', value: `${prefix.owner}/${prefix.name}` };
        case 'immutable':
            return { key: 'repo', value: `${prefix.owner}@${prefix.ownerId}/${prefix.name}@${prefix.id}` };
    }
}
/** Returns the context as the segment that it has in a subject: `environment:…`, `ref:…` or the bare `pull_request`. */
function contextSegment(context) {
    switch (context.kind) {
        case 'environment':
            return { key: 'environment', value: context.environment };
        case 'ref':
            return { key: 'ref', value: context.ref };
        case 'pull_request':
            return { key: PULL_REQUEST, value: undefined };
    }
}
/**
 * Builds the subject of the default template: prefix, `:`, context.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function buildSubject(prefix, context, encoding) {
    return formatSegments([repositorySegment(prefix), contextSegment(context)], encoding);
}
/** Returns the prefix of a repository, or undefined when the immutable one is wanted and an ID is not known. */
function prefixOf({ owner, name, ownerId, id }, immutable) {
    if (!immutable)
        return { kind: 'name-based', owner, name };
    return ownerId === undefined || id === undefined ? undefined : { kind: 'immutable', owner, ownerId, name, id };
}
/** Reads a prefix such as GitHub's `sub_claim_prefix` (`repo:octo-org@1/shop@2`, a trailing `:` allowed), or undefined. */
function parsePrefix(text) {
    const trimmed = text.replace(/:$/, '');
    if (!trimmed.startsWith('repo:'))
        return undefined;
    const repository = parseRepository(trimmed.slice('repo:'.length));
    return repository === undefined ? undefined : prefixOf(repository, repository.id !== undefined);
}
/** Reads `OWNER/REPO` or `OWNER@ID/REPO@ID`; undefined for anything else, also when only one of the two has an ID. */
function parseRepository(text) {
    const [, owner, ownerId, name, id] = REPOSITORY.exec(text) ?? [];
    if (owner === undefined || name === undefined)
        return undefined;
    if (ownerId !== undefined && id !== undefined)
        return { owner, name, ownerId, id };
    return ownerId === undefined && id === undefined ? { owner, name } : undefined;
}
function endOfRawValue(words, from) {
    const next = words.slice(from).findIndex((word) => CLAIM_KEY.test(word));
    return next < 0 ? words.length : from + next;
}
function splitSegments(sub, encoding) {
    const words = sub.split(':');
    const segments = [];
    let at = 0;
    for (let key = words[at]; key !== undefined; key = words[at]) {
        if (key === PULL_REQUEST || at + 1 >= words.length) {
            segments.push({ key, value: undefined });
            at += 1;
            continue;
        }
        const end = encoding === 'raw' ? endOfRawValue(words, at + 2) : at + 2;
        segments.push({ key, value: decodeValue(words.slice(at + 1, end).join(':'), encoding) });
        at = end;
    }
    return segments;
}
function contextFrom(segments) {
    const environment = segments.find(({ key }) => key === 'environment')?.value;
    if (environment !== undefined)
        return { kind: 'environment', environment };
    if (segments.some(({ key, value }) => key === PULL_REQUEST && value === undefined))
        return { kind: 'pull_request' };
    const ref = segments.find(({ key }) => key === 'ref')?.value;
    return ref === undefined ? undefined : { kind: 'ref', ref };
}
/**
 * Takes any subject apart; `formatSegments` of the result is the subject again. Never throws: what is not GitHub's
 * simply has other keys. For raw subjects a word that is a claim's name ends the value before it.
 */
function parseSubject(sub, encoding = 'percent-colon') {
    const segments = splitSegments(sub, encoding);
    const repo = segments.find(({ key }) => key === 'repo')?.value;
    const repository = repo === undefined ? undefined : parseRepository(repo);
    const context = contextFrom(segments);
    const own = new Set(['repo', context?.kind]);
    const labelled = segments.flatMap(({ key, value }) => (own.has(key) || value === undefined ? [] : [[key, value]]));
    return {
        segments,
        ...(repository === undefined ? {} : { repository }),
        immutable: repository?.id !== undefined,
        ...(context === undefined ? {} : { context }),
        claims: Object.fromEntries(labelled),
    };
}


/***/ }),

/***/ 2244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ visible)
/* harmony export */ });
/** Makes text from outside visible: one line of a log, which cannot steer a terminal or the runner. */
function escaped(text) {
    return text
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join('');
}
/**
 * Makes control characters visible, so that a value takes one line of a log and cannot steer a terminal; breaks up `##[`,
 * which the runner reads as a command wherever it stands in a line. The escapes are those of JSON.
 */
function visible(text) {
    return text
        .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escaped)
        .replace(/##(?=\[)/g, (hashes) => `#${escaped(hashes.slice(1))}`);
}


/***/ }),

/***/ 9418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ createTokenExchange),
/* harmony export */   Ko: () => (/* binding */ parseRefusal)
/* harmony export */ });
/* unused harmony exports buildTokenRequest, parseTokenResponse */
/* harmony import */ var _core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1848);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6232);
/** Knows Entra's token endpoint: the RFC 7523 exchange of a client assertion, its answer and its refusals. */


const SERVICE = 'Microsoft Entra';
const CLIENT_ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Builds the client credentials request with a client assertion (RFC 7523 section 2.2, RFC 6749 section 4.4). */
function buildTokenRequest(endpoint, { clientId, assertion, scope, requestId }) {
    const form = new URLSearchParams({
        client_id: clientId,
        scope,
        client_assertion_type: CLIENT_ASSERTION_TYPE,
        client_assertion: assertion,
        grant_type: 'client_credentials',
    });
    return {
        method: 'POST',
        url: `${endpoint.authority}/${encodeURIComponent(endpoint.tenantId)}/oauth2/v2.0/token`,
        headers: {
            'Content-Type': 'application/x-www-form-urlencoded',
            Accept: 'application/json',
            'client-request-id': requestId,
            'return-client-request-id': 'true',
        },
        body: form.toString(),
        repeat: 'safe',
        service: SERVICE,
    };
}
function parseJson(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** Reads a refusal. `error_codes` may hold numbers or strings like `"[500011]"`; the text is read only where it is missing. */
function parseRefusal(response) {
    const body = parseJson(response.text) ?? {};
    const description = typeof body.error_description === 'string' ? body.error_description : '';
    const listed = Array.isArray(body.error_codes)
        ? body.error_codes.flatMap((code) => String(code).match(/\d+/g) ?? []).map(Number)
        : [];
    const correlationId = [
        body.correlation_id,
        response.header('client-request-id'),
        response.header('x-ms-request-id'),
    ].find((value) => typeof value === 'string' && value !== '');
    return {
        status: response.status,
        ...(typeof body.error === 'string' && { error: body.error }),
        codes: listed.length > 0 ? listed : (0,_core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAadstsCodes */ .sh)(description),
        // The service's own sentence, without the trace block that follows it after CRLF or a blank.
        description: (description.split(/\s*Trace ID:/, 1)[0] ?? '').trim() || `HTTP ${response.status}`,
        ...(correlationId !== undefined && { correlationId }),
    };
}
/**
 * Reads the token endpoint's answer; a refusal is a value, not an error.
 * @param now milliseconds since the epoch, from which `expires_in` (seconds) counts
 * @throws FederationError `service-unavailable` for a 200 that holds no usable token
 */
function parseTokenResponse(response, now) {
    if (response.status !== 200)
        return { ok: false, refusal: parseRefusal(response) };
    const body = parseJson(response.text);
    const token = body?.access_token;
    const expiresIn = Number(body?.expires_in);
    if (typeof token !== 'string' || token === '' || !Number.isFinite(expiresIn)) {
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('service-unavailable', 'Entra answered 200 without an access token.', {
            hint: 'A proxy or gateway may be answering instead of Entra; otherwise run again later.',
            answer: { service: SERVICE, status: 200 },
        });
    }
    return { ok: true, accessToken: { token, expiresOn: now + expiresIn * 1000 } };
}
/** Builds the port that exchanges ID tokens. The access token is masked before it is returned. */
function createTokenExchange(endpoint, { transport, mask, now, newGuid }) {
    return async ({ clientId, idToken, scope }) => {
        const request = buildTokenRequest(endpoint, { clientId, assertion: idToken.jwt, scope, requestId: newGuid() });
        const result = parseTokenResponse(await transport.send(request), now());
        if (result.ok)
            mask(result.accessToken.token);
        return result;
    };
}


/***/ }),

/***/ 6410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  fJ: () => (/* binding */ fail),
  iW: () => (/* binding */ main),
  CR: () => (/* binding */ warnAboutSecret)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 16 modules
var core = __nccwpck_require__(7330);
// EXTERNAL MODULE: ./build/core/cloud.js
var core_cloud = __nccwpck_require__(4495);
// EXTERNAL MODULE: ./build/core/credential/trust.js
var trust = __nccwpck_require__(1384);
// EXTERNAL MODULE: ./build/core/diagnosis/refusal.js
var diagnosis_refusal = __nccwpck_require__(1848);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __nccwpck_require__(6232);
// EXTERNAL MODULE: ./build/core/subject/claims.js
var subject_claims = __nccwpck_require__(7148);
;// CONCATENATED MODULE: ./build/core/subject/expectation.js
/** Knows what a job is declared to be, and compares that with what its ID token says. */


const BRANCH = 'refs/heads/';
const TAG = 'refs/tags/';
function compareEnvironment(declared, actual) {
    if (declared === actual)
        return undefined;
    if (actual === undefined)
        return `\`environment\` is declared as "${declared}", but the job has no \`environment:\`.`;
    const onlyCase = declared.toLowerCase() === actual.toLowerCase() ? ' (they differ in case only, and Entra compares case)' : '';
    return `\`environment\` is declared as "${declared}", but the job runs in "${actual}"${onlyCase}.`;
}
function compareRef(input, prefix, declared, ref) {
    return ref === prefix + declared
        ? undefined
        : `\`${input}\` is declared as "${declared}", but the job runs on "${ref ?? 'no ref'}".`;
}
/** Lists every contradiction between the declaration and the token's own claims; empty when there is none. */
function findContradictions(declared, claims) {
    const ref = (0,subject_claims/* claim */.B)(claims, 'ref');
    const event = (0,subject_claims/* claim */.B)(claims, 'event_name');
    const found = [
        declared.environment === undefined
            ? undefined
            : compareEnvironment(declared.environment, (0,subject_claims/* claim */.B)(claims, 'environment')),
        declared.branch === undefined ? undefined : compareRef('branch', BRANCH, declared.branch, ref),
        declared.tag === undefined ? undefined : compareRef('tag', TAG, declared.tag, ref),
        declared.pullRequest && event !== undefined && !event.startsWith('pull_request')
            ? `\`pull-request\` is declared, but the event is "${event}".`
            : undefined,
    ];
    return found.filter((line) => line !== undefined);
}
/**
 * Stops a job that is not what it was declared to be.
 * @throws FederationError `context-mismatch` with every contradiction
 */
function assertDeclared(declared, claims) {
    const contradictions = findContradictions(declared, claims);
    if (contradictions.length === 0)
        return;
    throw new core_error/* FederationError */.yP('context-mismatch', 'The job is not what this step declares it to be.', {
        hint: 'Correct the input, or the job; nothing was sent to Entra.',
        details: [...contradictions, `The ID token's subject is "${claims.sub}".`],
    });
}

// EXTERNAL MODULE: ./build/federation/diagnose.js + 2 modules
var diagnose = __nccwpck_require__(5340);
// EXTERNAL MODULE: ./build/federation/exchange/assertions.js
var exchange_assertions = __nccwpck_require__(6887);
// EXTERNAL MODULE: ./build/federation/exchange/exchange.js
var exchange_exchange = __nccwpck_require__(9371);
// EXTERNAL MODULE: ./build/federation/exchange/propagation.js
var propagation = __nccwpck_require__(534);
;// CONCATENATED MODULE: ./build/federation/once.js
/** Knows how to do something expensive at most once, when it is first asked for. */
/** Returns a function that calls `make` the first time and gives the same promise ever after; undefined without a `make`. */
function keepOnce(make) {
    let made;
    return () => {
        if (made === undefined && make !== undefined) {
            made = make();
            // Awaited later, perhaps after other work has failed: a rejection must not count as unhandled meanwhile.
            made.catch(() => { });
        }
        return made;
    };
}

;// CONCATENATED MODULE: ./build/federation/sign-in/sign-in.js
/** Knows the main job: exchange this job's ID token for Entra tokens, and where no trust is stored, create it first. */










/** Fails with the whole explanation when nobody can write the missing trust. */
function trustMissing({ request, ports, claims, clientId }, refusal) {
    return (0,diagnose/* missingTrustError */.xZ)('trust-missing', `Entra does not trust this job to sign in as ${clientId}.`, 'Add the federated credential shown below, or give this step a manager that may write it.', {
        presented: (0,diagnose/* presentedBy */.s7)(claims),
        target: request.target,
        desired: (0,trust/* desiredCredential */.uE)(claims, ports.sha256Hex),
        stored: undefined,
        refusal,
        endpoints: request.endpoints,
    });
}
/** Tries the public cloud's audience once, where another cloud's own is not what the credential stores. */
async function firstExchange(context) {
    const { request, exchangePorts, claims, clientId } = context;
    const result = await (0,exchange_exchange/* exchangeOnce */.z)({ clientId, audience: claims.aud, scope: request.scopes[0] }, exchangePorts);
    const other = result.accepted ? undefined : await tryPublicAudience(context, result.refusal);
    return other ?? { context, result };
}
/** Undefined when the refusal is not about the audience, when there is no other to try, or when that is refused as well. */
async function tryPublicAudience(context, refusal) {
    const { request, exchangePorts, claims, clientId } = context;
    const worthTrying = request.audienceIsDefault && claims.aud !== core_cloud/* PUBLIC_CLOUD_AUDIENCE */.jZ;
    if (!worthTrying || !(0,diagnosis_refusal/* isAudienceMismatch */.Bh)(refusal))
        return undefined;
    const idToken = await exchangePorts.assertions.current(core_cloud/* PUBLIC_CLOUD_AUDIENCE */.jZ);
    const exchange = { clientId, audience: core_cloud/* PUBLIC_CLOUD_AUDIENCE */.jZ, scope: request.scopes[0] };
    const again = await (0,exchange_exchange/* exchangeOnce */.z)(exchange, exchangePorts);
    return again.accepted ? { context: { ...context, claims: idToken.claims }, result: again } : undefined;
}
async function exchangeFurther(context, first, waiting) {
    const { request, exchangePorts, claims, clientId } = context;
    const [firstScope, ...others] = request.scopes;
    const further = [];
    for (const scope of others) {
        const exchange = { clientId, audience: claims.aud, scope };
        let result;
        if (waiting === undefined) {
            result = await (0,exchange_exchange/* exchangeOnce */.z)(exchange, exchangePorts);
            if (!result.accepted)
                result = await (0,propagation/* repeatRefused */.uZ)(result.refusal, exchange, exchangePorts);
        }
        else {
            result = await (0,propagation/* exchangeUntil */.au)(waiting.deadline, exchange, exchangePorts, () => { });
        }
        if (!result.accepted)
            throw waiting === undefined ? trustMissing(context, result.refusal) : waiting.timedOut(result.refusal);
        further.push({ scope, ...result.accessToken });
    }
    return [{ scope: firstScope, ...first }, ...further];
}
/** The client ID that is given, or that of the managed identity, read with the manager's rights. */
async function resolveClientId({ clientId, target }, store) {
    if (clientId !== undefined)
        return clientId;
    const read = await (await store())?.readTarget();
    if (read !== undefined && read.clientId !== '')
        return read.clientId;
    const name = target.kind === 'managed-identity' ? target.resourceId : target.clientId;
    throw new core_error/* FederationError */.yP('application-not-found', `The client ID of "${name}" could not be read.`, {
        hint: 'Give `client-id`.',
    });
}
/**
 * Signs this job in. When Entra accepts the first exchange, that is all: two HTTP requests. Otherwise the missing
 * credential is written with the manager's rights, or the refusal explained.
 * @throws FederationError with one of the contract's codes
 */
async function signIn(request, ports) {
    const assertions = (0,exchange_assertions/* createAssertions */.o)(ports.requestIdToken, ports.clock);
    const { claims: asked } = await assertions.current(request.audience);
    assertDeclared(request.declared, asked);
    const { openStore } = ports;
    const store = keepOnce(openStore && (() => openStore(assertions)));
    const clientId = await resolveClientId(request, store);
    const exchangePorts = { assertions, exchangeToken: ports.exchangeToken, clock: ports.clock };
    const { context, result } = await firstExchange({ request, ports, exchangePorts, claims: asked, clientId });
    if (result.accepted)
        return acceptedAtOnce(context, result.accessToken);
    const opening = store();
    if (opening === undefined)
        return signInAgain(context, result.refusal);
    const { accessToken, established, propagationMs, waiting } = await ports.log.group(`Entra does not trust "${context.claims.sub}" yet (AADSTS${result.refusal.codes.join(', ')}): setting up the trust`, async () => {
        const { establishTrust } = await __nccwpck_require__.e(/* import() */ 726).then(__nccwpck_require__.bind(__nccwpck_require__, 5726));
        return establishTrust(context, opening, result.refusal);
    });
    return {
        clientId,
        claims: context.claims,
        tokens: await exchangeFurther(context, accessToken, waiting),
        change: established?.change ?? 'kept',
        ...(established !== undefined && { credential: established.credential }),
        ...(established?.before !== undefined && { before: established.before }),
        ...(propagationMs !== undefined && { propagationMs }),
    };
}
/** Without a manager a refusal can only be spurious; that of the first exchange may have hidden a mismatch of the audience. */
async function signInAgain(context, refusal) {
    const { request, exchangePorts, claims, clientId } = context;
    const exchange = { clientId, audience: claims.aud, scope: request.scopes[0] };
    const again = await (0,propagation/* repeatRefused */.uZ)(refusal, exchange, exchangePorts);
    if (again.accepted)
        return acceptedAtOnce(context, again.accessToken);
    if (!(0,diagnosis_refusal/* isAudienceMismatch */.Bh)(refusal)) {
        const other = await tryPublicAudience(context, again.refusal);
        if (other !== undefined)
            return acceptedAtOnce(other.context, other.result.accessToken);
    }
    throw trustMissing(context, again.refusal);
}
async function acceptedAtOnce(context, accessToken) {
    const tokens = await exchangeFurther(context, accessToken);
    return { clientId: context.clientId, claims: context.claims, tokens, change: 'kept' };
}

// EXTERNAL MODULE: ./build/inputs/cloud.js
var inputs_cloud = __nccwpck_require__(1481);
// EXTERNAL MODULE: ./build/inputs/context.js
var context = __nccwpck_require__(7851);
// EXTERNAL MODULE: ./build/inputs/manager.js
var inputs_manager = __nccwpck_require__(1395);
// EXTERNAL MODULE: ./build/inputs/reader.js
var inputs_reader = __nccwpck_require__(401);
// EXTERNAL MODULE: ./build/inputs/target.js
var inputs_target = __nccwpck_require__(2623);
;// CONCATENATED MODULE: ./build/inputs/sign-in.js
/** Knows the inputs of the root action: one typed record, every mistake reported together. */






const DEFAULT_TIMEOUT_S = 300;
function readScopes(reader, cloud) {
    const [first, ...others] = [...new Set(reader.list('scopes'))];
    for (const scope of [first, ...others]) {
        if (scope !== undefined && !/^[^/].*[^/]\/?\/\.default$/.test(scope)) {
            reader.problems.push(`\`scopes\` holds "${scope}": a scope is one resource followed by /.default, such as https://graph.microsoft.com/.default.`);
        }
    }
    return first === undefined ? [(0,core_cloud/* resourceManagerScope */.M7)(cloud)] : [first, ...others];
}
/**
 * Reads all inputs of the root action.
 * @throws FederationError `invalid-input` naming every wrong input
 */
function readSignInInputs(getInput, mask) {
    const reader = (0,inputs_reader/* createInputReader */.i)(getInput);
    const declared = (0,context/* readDeclaredContext */.W)(reader);
    const tenantId = (0,inputs_target/* readTenant */.RM)(reader, declared.environment);
    const { clientId, target } = (0,inputs_target/* readTarget */._E)(reader, declared.environment);
    const manager = (0,inputs_manager/* readManager */.M)(reader, mask);
    const { cloud, endpoints } = (0,inputs_cloud/* readCloud */.e)(reader);
    if (clientId !== undefined && clientId === tenantId.toLowerCase())
        reader.problems.push('`client-id` and `tenant-id` are the same value.');
    if (target.kind === 'managed-identity' && clientId === undefined && manager === undefined) {
        reader.problems.push('`client-id` is empty, and without a manager it cannot be read from the managed identity.');
    }
    const inputs = {
        tenantId,
        clientId,
        target,
        subscriptionId: reader.guid('subscription-id'),
        declared,
        manager,
        scopes: readScopes(reader, cloud),
        audience: (0,inputs_target/* readAudience */.hZ)(reader, cloud),
        audienceIsDefault: reader.text('audience') === undefined,
        exportEnvironmentVariables: reader.boolean('export-environment-variables', true),
        propagationTimeoutMs: reader.seconds('propagation-timeout', DEFAULT_TIMEOUT_S) * 1000,
        githubToken: reader.text('github-token'),
        cloud,
        endpoints,
    };
    (0,inputs_reader/* throwProblems */.J)(reader.problems);
    return inputs;
}

// EXTERNAL MODULE: ./build/report/log-line.js
var log_line = __nccwpck_require__(3480);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __nccwpck_require__(4902);
;// CONCATENATED MODULE: ./build/report/failure.js
/** Failure of a step in words: the annotation, the lines of the log, the summary, and stack traces for debug logging. */



/** Wraps what nobody foresaw as `internal`; its text is redacted like everything else. */
function toFederationError(error) {
    if (error instanceof core_error/* FederationError */.yP)
        return error;
    return new core_error/* FederationError */.yP('internal', `Something unforeseen went wrong: ${error instanceof Error ? error.message : String(error)}`, {
        hint: 'This is a bug of the action: please report it with the log of a run with debug logging.',
        cause: error,
    });
}
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
/** Puts a failure into words; `troubleshooting` is the address of the page with a heading per code. */
function describeFailure(error, troubleshooting) {
    const sentence = error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
    const more = `More about this error: ${troubleshooting}#${error.code}`;
    return {
        code: error.code,
        annotation: `[${error.code}] ${sentence}`,
        lines: [...error.details, ...answerLine(error), more].map(log_line/* infoLine */.P),
        traces: tracesOf(error),
    };
}
/** Builds the summary of a failure: code, sentence, cure, details, and what the service said. */
function buildFailureSummary(error) {
    const { answer } = error;
    const words = answer === undefined ? '' : (0,core_error/* describeAnswer */.O1)(answer);
    const said = answer === undefined || words === '' ? [] : [[answer.service, (0,markdown/* code */.aY)(words)]];
    const correlation = answer?.correlationId === undefined ? [] : [['Correlation ID', (0,markdown/* code */.aY)(answer.correlationId)]];
    return [
        `### Failed: ${error.code}`,
        '',
        (0,markdown/* table */.tp)([
            ['What failed', (0,markdown/* plain */.pj)(error.message)],
            ...(error.hint === undefined ? [] : [['What to do', (0,markdown/* plain */.pj)(error.hint)]]),
            ...said,
            ...correlation,
        ]),
        '',
        ...(error.details.length === 0 ? [] : [(0,markdown/* fenced */.OF)('text', error.details), '']),
    ].join('\n');
}

// EXTERNAL MODULE: ./build/core/subject/context-name.js
var context_name = __nccwpck_require__(2024);
// EXTERNAL MODULE: ./build/core/subject/subject.js
var subject = __nccwpck_require__(2361);
;// CONCATENATED MODULE: ./build/report/sign-in.js





/** Outputs of the root action besides `error-code`, in the order of `action.yml`. */
const SIGN_IN_OUTPUTS = [
    'access-token',
    'access-tokens',
    'expires-on',
    'client-id',
    'issuer',
    'subject',
    'audience',
    'credential-name',
    'credential-id',
    'credential-change',
];
/** Writes an instant (milliseconds since 1970) in ISO 8601, UTC, whole seconds. */
function toIso(ms) {
    return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
/** Names the job's side for people: `octo-org/shop, environment production`. */
function describeWho(claims) {
    const [kind, name] = (0,context_name/* describeContext */.R)((0,subject/* parseSubject */.Ci)(claims.sub).context);
    const repository = (0,subject_claims/* claim */.B)(claims, 'repository') ?? claims.iss;
    return [`${repository},`, kind.replace('-', ' '), name].filter((part) => part !== '').join(' ');
}
/** Returns the outputs of a sign-in. The tokens were masked when they arrived. */
function signInOutputs(result) {
    const { claims, clientId, tokens, credential, change } = result;
    const [first] = tokens;
    const byScope = Object.fromEntries(tokens.map(({ scope, token, expiresOn }) => [scope, { token, expiresOn: toIso(expiresOn) }]));
    return {
        'access-token': first.token,
        'access-tokens': JSON.stringify(byScope),
        'expires-on': toIso(first.expiresOn),
        'client-id': clientId,
        issuer: claims.iss,
        subject: claims.sub,
        audience: claims.aud,
        'credential-name': credential?.name ?? '',
        'credential-id': credential?.id ?? '',
        'credential-change': change,
    };
}
/** Returns the line that says who signed in as whom, and until when the first token lasts. */
function signInLines({ claims, clientId, tokens }) {
    const scopes = tokens.length === 1 ? '' : ` for ${tokens.length} scopes`;
    const until = toIso(tokens[0].expiresOn);
    return [
        (0,log_line/* infoLine */.P)(`Signed in to Entra as ${clientId} for ${describeWho(claims)}${scopes}; the token expires at ${until}`),
    ];
}
function whatChanged(result) {
    const name = result.credential?.name ?? '';
    if (result.change === 'created')
        return `The federated credential ${(0,markdown/* code */.aY)(name)} was created.`;
    const from = result.before?.audiences[0];
    const audience = from !== undefined && from !== result.claims.aud ? ` Its audience was ${(0,markdown/* code */.aY)(from)}.` : '';
    const subject = result.before?.subject;
    const matched = subject !== undefined && subject !== result.claims.sub ? ` Its subject was ${(0,markdown/* code */.aY)(subject)}.` : '';
    return `The federated credential ${(0,markdown/* code */.aY)(name)} was updated.${audience}${matched}`;
}
function diagram(claims, credential, clientId) {
    return (0,markdown/* fenced */.OF)('mermaid', [
        'flowchart LR',
        `  job[${(0,markdown/* label */.Pf)(describeWho(claims))}] -->|${(0,markdown/* label */.Pf)(`ID token of ${claims.iss}`)}| credential[${(0,markdown/* label */.Pf)(`federated credential ${credential.name}`)}]`,
        `  credential --> client[${(0,markdown/* label */.Pf)(`Entra client ${clientId}`)}]`,
    ]);
}
/** Builds the summary of a sign-in that changed something; undefined when nothing changed. */
function buildSuccessSummary(result, tenantId) {
    const { claims, clientId, change, credential, propagationMs, tokens } = result;
    if (change === 'kept' || credential === undefined)
        return undefined;
    return [
        `### Entra now trusts ${(0,markdown/* code */.aY)(describeWho(claims))}`,
        '',
        (0,markdown/* table */.tp)([
            ['Who', (0,markdown/* code */.aY)(describeWho(claims))],
            ['May become', `Entra client ${(0,markdown/* code */.aY)(clientId)} of tenant ${(0,markdown/* code */.aY)(tenantId)}`],
            ['What changed', whatChanged(result)],
            ['Subject', (0,markdown/* code */.aY)(claims.sub)],
            ['Issuer', (0,markdown/* code */.aY)(claims.iss)],
            ['Audience', (0,markdown/* code */.aY)(claims.aud)],
            ['Accepted after', propagationMs === undefined ? 'at once' : `${(propagationMs / 1000).toFixed(1)} s`],
            ['Token expires', toIso(tokens[0].expiresOn)],
        ]),
        '',
        diagram(claims, credential, clientId),
        '',
    ].join('\n');
}

// EXTERNAL MODULE: ./build/runner/environment.js + 1 modules
var environment = __nccwpck_require__(2693);
;// CONCATENATED MODULE: ./build/runner/exports.js
/** Knows the environment variables that later steps get: identifiers for Azure SDKs and Terraform, never a token. */


/** Lists what is exported. `AZURE_AUTHORITY_HOST` and `ARM_ENVIRONMENT` only where they are not the public cloud's. */
function toEnvironmentVariables({ tenantId, clientId, subscriptionId, cloud, authority, }) {
    const variables = new Map([
        ['AZURE_CLIENT_ID', clientId],
        ['AZURE_TENANT_ID', tenantId],
        ['ARM_CLIENT_ID', clientId],
        ['ARM_TENANT_ID', tenantId],
        ['ARM_USE_OIDC', 'true'],
    ]);
    if (subscriptionId !== undefined) {
        variables.set('AZURE_SUBSCRIPTION_ID', subscriptionId);
        variables.set('ARM_SUBSCRIPTION_ID', subscriptionId);
    }
    if (authority !== core_cloud/* CLOUDS */.JJ.public.authority)
        variables.set('AZURE_AUTHORITY_HOST', authority);
    if (cloud.name !== 'public')
        variables.set('ARM_ENVIRONMENT', cloud.terraformName);
    return variables;
}
/** Exports them for later steps; warns where another value is overwritten. `existing` is the job's environment so far. */
function exportIdentity(identity, existing) {
    for (const [name, value] of toEnvironmentVariables(identity)) {
        const before = existing[name];
        if (before !== undefined && before !== '' && before.toLowerCase() !== value.toLowerCase()) {
            (0,core/* warning */.$e)(`${name} was "${before}" and is now "${value}" for the following steps; set export-environment-variables: false to keep it.`);
        }
        (0,core/* exportVariable */.dN)(name, value);
    }
}

// EXTERNAL MODULE: ./build/runner/job-environment.js
var job_environment = __nccwpck_require__(7640);
// EXTERNAL MODULE: ./build/runner/step.js
var step = __nccwpck_require__(8617);
;// CONCATENATED MODULE: ./build/entries/github-advice.js

/** Opens GitHub's REST API for reading; loaded only before a trust is written. */
async function openGitHub(street, githubToken) {
    const [{ createGitHubReader }, api] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(413), __nccwpck_require__.e(672)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2672)),
        street.githubApi(githubToken),
    ]);
    return api && createGitHubReader(api);
}
/** Builds the ports that ask GitHub. Its API being down must not keep a trust from being set up. */
function createGitHubAdvice(street, githubToken) {
    let opened;
    async function ask(question) {
        try {
            opened ??= openGitHub(street, githubToken);
            const github = await opened;
            return github && (await question(github));
        }
        catch (error) {
            street.log.debug(`GitHub's API was asked in vain: ${error instanceof Error ? error.message : 'unknown failure'}`);
            return undefined;
        }
    }
    return {
        readDefaultBranch: async (askGitHub) => {
            const { defaultBranch } = street.event();
            const repository = job_environment/* jobEnvironment */.t.GITHUB_REPOSITORY;
            if (defaultBranch !== undefined || !askGitHub || !repository)
                return defaultBranch;
            return ask(async (github) => (await github.repository(repository))?.defaultBranch);
        },
        readProtection: async (repository, context) => {
            const { readProtection } = await __nccwpck_require__.e(/* import() */ 515).then(__nccwpck_require__.bind(__nccwpck_require__, 5515));
            return (await ask((github) => readProtection(github, repository, context))) ?? 'unknown';
        },
    };
}

// EXTERNAL MODULE: ./build/entries/street.js + 4 modules
var street = __nccwpck_require__(4595);
;// CONCATENATED MODULE: ./build/entries/sign-in.js
/** Knows the root action from the outside: gathers inputs and environment, composes the sign-in, and catches once. */











function composePorts(inputs, street) {
    const { manager, tenantId } = inputs;
    const { clock, log, sha256Hex, transport } = street;
    return {
        requestIdToken: street.requestIdToken,
        exchangeToken: street.exchangeToken(tenantId, inputs.endpoints.authority),
        openStore: manager &&
            (async (assertions) => {
                const { openStore } = await Promise.all(/* import() */[__nccwpck_require__.e(899), __nccwpck_require__.e(57)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4057));
                return openStore({ ...inputs, manager }, { assertions, transport, clock, sha256Hex, mask: core/* setSecret */.Pq });
            }),
        ...createGitHubAdvice(street, inputs.githubToken),
        sha256Hex,
        clock,
        log,
    };
}
async function succeed(inputs, result) {
    (0,step/* setOutputs */.n0)(signInOutputs(result));
    (0,step/* printLines */.tj)(signInLines(result));
    if (inputs.exportEnvironmentVariables) {
        const { tenantId, subscriptionId, cloud } = inputs;
        exportIdentity({ tenantId, clientId: result.clientId, subscriptionId, cloud, authority: inputs.endpoints.authority }, job_environment/* jobEnvironment */.t);
    }
    await (0,step/* writeSummary */.Sy)(buildSuccessSummary(result, inputs.tenantId));
}
/** Warns about a manager that is a bootstrap and not a habit. */
function warnAboutSecret(manager) {
    if (manager?.kind !== 'client-secret')
        return;
    (0,core/* warning */.$e)('`manager-client-secret` works, but it is a secret that can leak and expires: use it to bootstrap, then let the manager trust this job instead.');
}
/** Fails the step: annotation, log, summary, `error-code`. */
async function fail(thrown) {
    const error = toFederationError(thrown);
    (0,step/* failStep */.vy)(describeFailure(error, (0,environment/* troubleshootingUrl */.KB)(job_environment/* jobEnvironment */.t)));
    await (0,step/* writeSummary */.Sy)(buildFailureSummary(error));
}
/** Runs the root action to its end; never rejects. */
async function main() {
    try {
        (0,environment/* requireOutputFile */.Vn)(job_environment/* jobEnvironment */.t);
        (0,step/* resetOutputs */.mR)(SIGN_IN_OUTPUTS);
        const inputs = readSignInInputs(core/* getInput */.V4, core/* setSecret */.Pq);
        warnAboutSecret(inputs.manager);
        const result = await signIn(inputs, composePorts(inputs, (0,street/* openStreet */.K)()));
        await succeed(inputs, result);
    }
    catch (thrown) {
        await fail(thrown);
    }
}


/***/ }),

/***/ 4595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ openStreet)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 16 modules
var core = __nccwpck_require__(7330);
// EXTERNAL MODULE: ./build/core/visible.js
var visible = __nccwpck_require__(2244);
// EXTERNAL MODULE: ./build/entra/token.js
var token = __nccwpck_require__(9418);
// EXTERNAL MODULE: ./build/federation/exchange/assertions.js
var assertions = __nccwpck_require__(6887);
// EXTERNAL MODULE: ./build/core/error.js
var error = __nccwpck_require__(6232);
// EXTERNAL MODULE: ./build/core/subject/claims.js
var claims = __nccwpck_require__(7148);
;// CONCATENATED MODULE: ./build/github/id-token.js
/** Knows the runner's ID token endpoint: how a token is asked for, what the answer looks like, and why there may be none. */


const SERVICE = 'GitHub';
const PERMISSION = 'The job lacks the permission: add `permissions: { id-token: write, contents: read }` to the job or the workflow.';
const FORK = 'Pull requests from forks of a public repository never get an ID token: use `push`, or `workflow_run` after the pull request.';
const DEPENDABOT = "Dependabot's runs are treated like those of a fork and get no ID token: skip the step for `dependabot[bot]`.";
const REUSABLE = 'In a reusable workflow the calling job must grant `id-token: write` as well; the called one cannot raise it.';
/** Orders the four reasons for a missing token by what the event and the actor make likely. */
function reasons({ eventName, actor, fromFork }) {
    if (actor === 'dependabot[bot]')
        return [DEPENDABOT, PERMISSION, REUSABLE, FORK];
    if (eventName.startsWith('pull_request') && fromFork() === true)
        return [FORK, PERMISSION, REUSABLE, DEPENDABOT];
    if (eventName === 'workflow_call')
        return [REUSABLE, PERMISSION, FORK, DEPENDABOT];
    return [PERMISSION, REUSABLE, FORK, DEPENDABOT];
}
function unavailable(environment) {
    const [likeliest = PERMISSION, ...others] = reasons(environment);
    return new error/* FederationError */.yP('id-token-unavailable', 'GitHub gives this job no ID token.', {
        hint: likeliest,
        details: ['Less likely here:', ...others.map((reason) => `- ${reason}`)],
    });
}
/**
 * Builds the request for an ID token: the runner's URL with the audience added.
 * https://docs.github.com/en/actions/reference/security/oidc
 * @throws FederationError `id-token-unavailable` when the runner offers no usable endpoint
 */
function buildIdTokenRequest(environment, audience) {
    const { requestUrl, requestToken } = environment;
    if (!requestUrl || !requestToken)
        throw unavailable(environment);
    if (!URL.canParse(requestUrl) || new URL(requestUrl).protocol !== 'https:') {
        throw new error/* FederationError */.yP('id-token-unavailable', 'ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL.', {
            hint: 'The runner sets this variable; do not set it in the workflow.',
        });
    }
    const url = new URL(requestUrl);
    url.searchParams.set('audience', audience);
    return {
        method: 'GET',
        url: url.href,
        headers: { Authorization: `Bearer ${requestToken}`, Accept: 'application/json' },
        repeat: 'safe',
        service: SERVICE,
    };
}
function malformed(what) {
    return new error/* FederationError */.yP('id-token-unavailable', `GitHub's answer to the ID token request ${what}.`, {
        hint: 'A proxy or gateway may be answering instead of GitHub; otherwise run again later.',
        answer: { service: SERVICE, status: 200 },
    });
}
/** Decodes the payload of a JWT without verifying it: Entra verifies, this only reads. */
function decodeClaims(jwt) {
    const parts = jwt.split('.');
    const [, payload] = parts;
    if (parts.length !== 3 || payload === undefined || payload === '')
        throw malformed('holds no JWT');
    let decoded;
    try {
        decoded = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    }
    catch {
        throw malformed('holds a JWT that cannot be read');
    }
    return (0,claims/* toClaims */.Z)(decoded);
}
/**
 * Reads the ID token endpoint's answer.
 * @throws FederationError `id-token-unavailable` for a refusal or an answer without a JWT
 */
function parseIdTokenResponse(response) {
    if (response.status !== 200) {
        throw new error/* FederationError */.yP('id-token-unavailable', `GitHub refused the ID token request with HTTP ${response.status}.`, {
            hint: response.status === 429 || response.status >= 500
                ? "GitHub's token service is having trouble; run the job again later."
                : 'The job may have ended or been cancelled: tokens are issued only while it is in progress.',
            answer: { service: SERVICE, status: response.status },
        });
    }
    let value;
    try {
        value = JSON.parse(response.text)?.value;
    }
    catch {
        throw malformed('is not JSON');
    }
    if (typeof value !== 'string' || value === '')
        throw malformed('holds no token');
    return value;
}
/** Builds the port that requests ID tokens. `mask` hides the token before anything else sees it. */
function createIdTokenSource(environment, transport, mask) {
    return async (audience) => {
        const jwt = parseIdTokenResponse(await transport.send(buildIdTokenRequest(environment, audience)));
        mask(jwt);
        return { jwt, claims: decodeClaims(jwt) };
    };
}

// EXTERNAL MODULE: ./build/runner/environment.js + 1 modules
var environment = __nccwpck_require__(2693);
// EXTERNAL MODULE: ./build/runner/job-environment.js
var job_environment = __nccwpck_require__(7640);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __nccwpck_require__(9783);
;// CONCATENATED MODULE: ./build/transport/proxy.js

/**
 * Ends a request whose tunnel the proxy refused. The tunnel's library would hand the proxy's status on as if the service
 * had answered: a 403 of the proxy must not read as a 403 of Microsoft Graph.
 */
function endRefusedTunnel({ statusCode }, request) {
    if (statusCode === 200)
        return;
    const code = `the proxy refused the tunnel with HTTP ${statusCode}`;
    request.destroy(Object.assign(new Error(code), { code }));
}
/** Returns the agent for a URL behind a proxy, or undefined when the connection is direct. One agent per proxy is kept. */
function createProxyAgents() {
    const agents = new Map();
    return (url) => {
        // Plain http is the endpoint of a machine's managed identity: through a proxy it would be another machine's.
        if (url.protocol !== 'https:')
            return undefined;
        const proxy = (0,lib_proxy/* getProxyUrl */.s)(url);
        if (proxy === undefined)
            return undefined;
        const known = agents.get(proxy.href);
        if (known !== undefined)
            return known;
        const agent = __nccwpck_require__.e(/* import() */ 833).then(__nccwpck_require__.bind(__nccwpck_require__, 5833)).then(({ HttpsProxyAgent }) => new HttpsProxyAgent(proxy, { keepAlive: true }).on('proxyConnect', endRefusedTunnel));
        agents.set(proxy.href, agent);
        return agent;
    };
}

// EXTERNAL MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/index.js + 87 modules
var esm = __nccwpck_require__(4194);
;// CONCATENATED MODULE: ./build/transport/retry.js
/** Knows when a request is worth repeating and how long to wait: the one retry table of the action. */
/** Attempts per request, the first one included. */
const MAX_ATTEMPTS = 5;
const BASE_MS = 500;
const CAP_MS = 15_000;
const RETRY_AFTER_CAP_MS = 60_000;
/** Parses `Retry-After` (RFC 9110 section 10.2.3: seconds or an HTTP date) into milliseconds, at most one minute. */
function parseRetryAfter(value, now) {
    if (value === undefined || value.trim() === '')
        return undefined;
    const ms = /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
    return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), RETRY_AFTER_CAP_MS) : undefined;
}
function isTemporary(outcome) {
    if (outcome.kind === 'failure')
        return true;
    return outcome.unreadable || outcome.status === 408 || outcome.status === 429 || outcome.status >= 500;
}
/**
 * Decides how many milliseconds to wait before the next attempt, or undefined to give up.
 * Exponential back-off with full jitter; `Retry-After` wins.
 * @param attempt the attempt that just ended, 1 for the first
 * @param random a number in [0, 1)
 */
function retryDelay(attempt, outcome, repeat, at) {
    if (attempt >= MAX_ATTEMPTS || repeat === 'once' || !isTemporary(outcome))
        return undefined;
    if (repeat === 'write' && !(outcome.kind === 'response' && outcome.status === 429))
        return undefined;
    const asked = outcome.kind === 'response' ? parseRetryAfter(outcome.retryAfter, at.now) : undefined;
    return asked ?? Math.round(at.random * Math.min(CAP_MS, BASE_MS * 2 ** attempt));
}

;// CONCATENATED MODULE: ./build/transport/transport.js



const MAX_REDIRECTS = 3;
/** True for a 200 whose body is empty or is not JSON: proxies and overloaded services send those. */
function isUnreadable(response) {
    if (response.status !== 200)
        return false;
    const text = (response.bodyAsText ?? '').trimStart();
    if (!(text.startsWith('{') || text.startsWith('[')))
        return true;
    try {
        JSON.parse(text);
        return false;
    }
    catch {
        // Cut off on the way.
        return true;
    }
}
/** Shows a URL without its query: an ID token request URL and paging links may carry secrets there. */
function loggable(url) {
    const { origin, pathname } = new URL(url);
    return `${origin}${pathname}`;
}
// Plain http is the endpoint of a machine's managed identity, which answers at once or is not there.
const MACHINE_TIMEOUT_MS = 10_000;
/** The limit for one attempt; a library may ask for less, as the probe for a managed identity does. */
function timeoutFor({ url, timeout }, most) {
    const limit = url.startsWith('http:') ? Math.min(most, MACHINE_TIMEOUT_MS) : most;
    return timeout > 0 ? Math.min(timeout, limit) : limit;
}
function reasonOf(error) {
    if (!(error instanceof Error))
        return 'unknown failure';
    if (error.name === 'AbortError')
        return 'no answer in time';
    const code = error.code;
    return typeof code === 'string' ? code : error.name;
}
function sameOriginRedirect(response) {
    const location = response.headers.get('location');
    const followed = response.request.method === 'GET' && [301, 302, 307, 308].includes(response.status);
    if (!followed || location === undefined)
        return undefined;
    if (!URL.canParse(location, response.request.url))
        return undefined;
    const target = new URL(location, response.request.url);
    return target.origin === new URL(response.request.url).origin ? target.href : undefined;
}
/** Builds the transport. Nothing is sent and no proxy module is loaded before the first request. */
function createTransport(environment) {
    const client = (0,esm/* createDefaultHttpClient */.fl)();
    async function attemptOnce(request) {
        const agent = await environment.proxyAgent(new URL(request.url));
        if (agent !== undefined)
            request.agent = agent;
        return client.sendRequest(request);
    }
    async function sendRequest(request, repeat, service) {
        request.timeout = timeoutFor(request, environment.timeoutMs);
        for (let attempt = 1;; attempt++) {
            const started = environment.now();
            let response;
            let failure;
            try {
                response = await attemptOnce(request);
            }
            catch (error) {
                if (request.abortSignal?.aborted)
                    throw error;
                failure = error;
            }
            const unreadable = response !== undefined && isUnreadable(response);
            const outcome = response
                ? { kind: 'response', status: response.status, retryAfter: response.headers.get('retry-after'), unreadable }
                : { kind: 'failure' };
            const said = response ? `${response.status}${unreadable ? ' without JSON' : ''}` : reasonOf(failure);
            environment.debug(`${request.method} ${loggable(request.url)} → ${said} in ${Math.round(environment.now() - started)} ms`);
            const delay = retryDelay(attempt, outcome, repeat, { now: environment.now(), random: environment.random() });
            if (delay === undefined)
                return finish({ request, service, response, failure, unreadable, attempts: attempt });
            environment.debug(`Waiting ${delay} ms before attempt ${attempt + 1}`);
            await environment.sleep(delay);
        }
    }
    return {
        httpClient: {
            sendRequest: (request) => sendRequest(request, request.url.startsWith('http:') ? 'once' : 'safe', 'Microsoft Entra'),
        },
        async send({ method, url, headers = {}, body, repeat, service }) {
            let target = url;
            for (let hop = 0;; hop++) {
                const request = (0,esm/* createPipelineRequest */.G6)({
                    method,
                    url: target,
                    headers: (0,esm/* createHttpHeaders */.Nc)(headers),
                    ...(body !== undefined && { body }),
                });
                const response = await sendRequest(request, repeat, service);
                const next = hop < MAX_REDIRECTS ? sameOriginRedirect(response) : undefined;
                if (next === undefined) {
                    return {
                        status: response.status,
                        header: (name) => response.headers.get(name),
                        text: response.bodyAsText ?? '',
                        url: target,
                    };
                }
                environment.debug(`Followed a redirect to ${loggable(next)}`);
                target = next;
            }
        },
    };
}
function finish({ request, service, response, failure, unreadable, attempts }) {
    const where = `${service} (${new URL(request.url).host})`;
    const times = attempts === 1 ? '' : ` ${attempts} times`;
    if (response === undefined) {
        throw new error/* FederationError */.yP('service-unavailable', `${where} could not be reached${times}: ${reasonOf(failure)}.`, {
            hint: 'Check the network and proxy of the runner (https_proxy, no_proxy, NODE_EXTRA_CA_CERTS), or run again later.',
            answer: { service },
            cause: failure,
        });
    }
    if (unreadable) {
        throw new error/* FederationError */.yP('service-unavailable', `${where} answered 200 without a JSON body${times}.`, {
            hint: 'A proxy or gateway may be answering instead of the service; otherwise run again later.',
            answer: { service, status: 200 },
        });
    }
    return response;
}

;// CONCATENATED MODULE: ./build/entries/street.js
/** Knows the street: clock, log, hash, network and runner, gathered once and handed to whoever an entry composes. */










const TIMEOUT_MS = 30_000;
/** Gathers the street. Nothing is sent. */
function openStreet() {
    const clock = {
        now: () => Date.now(),
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        random: () => Math.random(),
    };
    const log = {
        // The runner takes a line that opens with `::` for a command: what is one line stays one.
        info: (line) => (0,core/* info */.pq)((0,visible/* visible */.R)(line)),
        warning: (line) => (0,core/* warning */.$e)(line),
        debug: (line) => (0,core/* debug */.Yz)(line),
        group: core/* group */.Os,
    };
    const transport = createTransport({
        ...clock,
        debug: log.debug,
        proxyAgent: createProxyAgents(),
        timeoutMs: TIMEOUT_MS,
    });
    const event = (0,environment/* createEventReader */.E3)(job_environment/* jobEnvironment */.t);
    const requestIdToken = createIdTokenSource((0,environment/* readIdTokenEnvironment */.wu)(job_environment/* jobEnvironment */.t, event), transport, core/* setSecret */.Pq);
    return {
        clock,
        log,
        sha256Hex: (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'),
        transport,
        event,
        requestIdToken,
        assertions: (0,assertions/* createAssertions */.o)(requestIdToken, clock),
        exchangeToken: (tenantId, authority) => (0,token/* createTokenExchange */.$k)({ authority, tenantId }, { transport, mask: core/* setSecret */.Pq, now: clock.now, newGuid: external_node_crypto_.randomUUID }),
        githubApi: async (token) => {
            if (token === undefined)
                return undefined;
            const { toFetch } = await __nccwpck_require__.e(/* import() */ 834).then(__nccwpck_require__.bind(__nccwpck_require__, 834));
            return {
                url: job_environment/* jobEnvironment */.t.GITHUB_API_URL ?? 'https://api.github.com',
                token,
                fetch: toFetch(transport, 'GitHub'),
            };
        },
    };
}


/***/ }),

/***/ 5340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  xR: () => (/* binding */ explainManager),
  Zl: () => (/* binding */ explainManagerTrust),
  xZ: () => (/* binding */ missingTrustError),
  s7: () => (/* binding */ presentedBy),
  IQ: () => (/* binding */ withDiagnosis)
});

// UNUSED EXPORTS: explainMissingTrust

// EXTERNAL MODULE: ./build/core/cloud.js
var cloud = __nccwpck_require__(4495);
// EXTERNAL MODULE: ./build/core/credential/trust.js
var trust = __nccwpck_require__(1384);
// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __nccwpck_require__(3521);
// EXTERNAL MODULE: ./build/core/visible.js
var visible = __nccwpck_require__(2244);
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
var diagnosis = __nccwpck_require__(6517);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __nccwpck_require__(6232);
// EXTERNAL MODULE: ./build/core/lint/finding.js
var finding = __nccwpck_require__(7671);
// EXTERNAL MODULE: ./build/core/lint/lint.js + 5 modules
var lint = __nccwpck_require__(751);
// EXTERNAL MODULE: ./build/federation/exchange/exchange.js
var exchange = __nccwpck_require__(9371);
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


/***/ }),

/***/ 6887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ createAssertions)
/* harmony export */ });
const LEAST_LIFE_MS = 60_000;
/**
 * Keeps the last ID token of each audience. Its age is counted from when it arrived, by this machine's clock, and its
 * lifetime from its own claims, so that a wrong clock does not matter.
 */
function createAssertions(requestIdToken, clock) {
    const kept = new Map();
    const renew = async (audience) => {
        const idToken = await requestIdToken(audience);
        const { exp, iat } = idToken.claims;
        const lifeMs = iat === undefined ? exp * 1000 - clock.now() : (exp - iat) * 1000;
        kept.set(audience, { idToken, goodUntil: clock.now() + lifeMs - LEAST_LIFE_MS });
        return idToken;
    };
    return {
        renew,
        current: async (audience) => {
            const last = kept.get(audience);
            return last !== undefined && clock.now() < last.goodUntil ? last.idToken : renew(audience);
        },
    };
}


/***/ }),

/***/ 9371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ toAnswer),
/* harmony export */   z: () => (/* binding */ exchangeOnce)
/* harmony export */ });
/* harmony import */ var _core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1848);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6232);
/** Knows one exchange and its quick repetitions: a stale assertion is renewed, an unreachable issuer asked again, the rest explained. */


const UNREACHABLE_AFTER_MS = [2000, 5000];
/** The last answer of Entra, for an error. */
function toAnswer(refusal) {
    const [code] = refusal.codes;
    return {
        service: 'Microsoft Entra',
        status: refusal.status,
        ...(code !== undefined && { code: `AADSTS${code}` }),
        message: refusal.description,
        ...(refusal.correlationId !== undefined && { correlationId: refusal.correlationId }),
    };
}
function finalError(meaning, refusal, { clientId, scope }) {
    // Entra's own text names the tenant.
    const about = { 'scope-invalid': ` ("${scope}")`, 'tenant-not-found': '' }[meaning.code] ?? ` (client ${clientId})`;
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP(meaning.code, `${meaning.sentence}${about}.`, {
        hint: meaning.hint.replace('<client-id>', clientId),
        answer: toAnswer(refusal),
    });
}
/**
 * Exchanges this job's ID token once.
 * @param tolerate refusals to hand back besides a missing match, such as those of a write that is still propagating
 * @throws FederationError for a refusal that no credential can cure
 */
async function exchangeOnce(exchange, ports, tolerate = () => false) {
    let renewed = false;
    let unreachable = 0;
    for (;;) {
        const idToken = await ports.assertions.current(exchange.audience);
        const result = await ports.exchangeToken({ clientId: exchange.clientId, idToken, scope: exchange.scope });
        if (result.ok)
            return { accepted: true, accessToken: result.accessToken };
        const { refusal } = result;
        const meaning = (0,_core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .meaningOf */ .Pr)(refusal);
        if (meaning === undefined || tolerate(refusal))
            return { accepted: false, refusal };
        const delay = UNREACHABLE_AFTER_MS[unreachable];
        if ((0,_core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .isOutsideValidity */ .E_)(refusal) && !renewed) {
            renewed = true;
            await ports.assertions.renew(exchange.audience);
        }
        else if ((0,_core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .isIssuerUnreachable */ .QH)(refusal) && delay !== undefined) {
            unreachable += 1;
            await ports.clock.sleep(delay);
        }
        else {
            throw finalError(meaning, refusal, exchange);
        }
    }
}


/***/ }),

/***/ 534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kc: () => (/* binding */ sleepUntil),
/* harmony export */   au: () => (/* binding */ exchangeUntil),
/* harmony export */   iM: () => (/* binding */ propagationDelay),
/* harmony export */   uZ: () => (/* binding */ repeatRefused)
/* harmony export */ });
/* harmony import */ var _core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1848);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9371);
/** Knows how to wait for Entra: quick repetitions of a spurious refusal, and the long wait after a credential was written. */


// About 2 % of exchanges are refused although the credential is unchanged and identical; two repetitions settle that.
const SPURIOUS_AFTER_MS = [1000, 3000];
const FIRST_MS = 1000;
const GROWTH = 1.6;
const CAP_MS = 15_000;
/** Milliseconds to wait before the n-th retry (from 0): about one second first, growing to 15 s, with ±20 % jitter. */
function propagationDelay(retry, random) {
    return Math.round(Math.min(CAP_MS, FIRST_MS * GROWTH ** retry) * (0.8 + 0.4 * random));
}
/** Repeats a refused exchange twice, about one and three seconds later; a mismatch in case only is final at once. */
async function repeatRefused(first, exchange, ports) {
    let refusal = first;
    for (const delay of SPURIOUS_AFTER_MS) {
        if ((0,_core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .isCaseMismatch */ .py)(refusal))
            break;
        await ports.clock.sleep(delay);
        const again = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .exchangeOnce */ .z)(exchange, ports);
        if (again.accepted)
            return again;
        refusal = again.refusal;
    }
    return { accepted: false, refusal };
}
/** Sleeps, but never past the deadline; returns false when the deadline has come. */
async function sleepUntil(deadline, ms, clock) {
    const left = deadline - clock.now();
    if (left <= 0)
        return false;
    await clock.sleep(Math.min(ms, left));
    return true;
}
/**
 * Exchanges again and again until Entra accepts or the deadline passes. Results can flap, so an earlier success of another
 * scope proves nothing.
 * @param deadline milliseconds since the epoch
 */
async function exchangeUntil(deadline, exchange, ports, onRefusal) {
    const started = ports.clock.now();
    for (let retry = 0;; retry++) {
        const result = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .exchangeOnce */ .z)(exchange, ports, _core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .isPropagation */ .lm);
        if (result.accepted)
            return result;
        onRefusal(result.refusal, ports.clock.now() - started);
        if (!(await sleepUntil(deadline, propagationDelay(retry, ports.clock.random()), ports.clock)))
            return result;
    }
}


/***/ }),

/***/ 1481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ readCloud)
/* harmony export */ });
/* harmony import */ var _core_cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4495);
/** Knows the inputs that choose a cloud and where requests go. */

function parseCloud(value, problems) {
    if (value === undefined)
        return 'public';
    const known = _core_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUD_NAMES */ .vD.find((name) => name === value);
    if (known !== undefined)
        return known;
    const meant = (0,_core_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .recogniseCloud */ .rS)(value);
    const suggestion = meant === undefined ? `choose one of ${_core_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUD_NAMES */ .vD.join(', ')}` : `did you mean \`cloud: ${meant}\`?`;
    problems.push(`\`cloud\` is unknown: "${value}"; ${suggestion}`);
    return 'public';
}
/** Reads the cloud and its overrides. */
function readCloud(reader) {
    const cloud = _core_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUDS */ .JJ[parseCloud(reader.text('cloud'), reader.problems)];
    return {
        cloud,
        endpoints: {
            authority: reader.url('authority-host') ?? cloud.authority,
            graph: reader.url('graph-endpoint') ?? cloud.graph,
            resourceManager: reader.url('resource-manager-endpoint') ?? cloud.resourceManager,
        },
    };
}


/***/ }),

/***/ 7851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readDeclaredContext)
/* harmony export */ });
/* harmony import */ var _core_cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4495);
/** Knows the inputs that declare what a job is: environment, branch, tag, pull request. */

// What git forbids in a ref name (git-check-ref-format): a pattern, not a name.
const NOT_A_REF = /[\s~^:?*[\\]|\.\.|@\{|^\/|\/$|\/\//;
function readRef(reader, input, prefix, otherPrefix) {
    const value = reader.text(input);
    if (value === undefined)
        return undefined;
    if (value.startsWith(otherPrefix))
        reader.problems.push(`\`${input}\` is "${value}", which is not a ${input}.`);
    else if (NOT_A_REF.test(value)) {
        const advice = /[*?[]/.test(value) ? `; patterns are for \`${input}-pattern\` of the plan and apply actions` : '';
        reader.problems.push(`\`${input}\` is not a name that git allows: "${value}"${advice}.`);
    }
    return value.startsWith(prefix) ? value.slice(prefix.length) : value;
}
/** Reads the declared context; contexts that no job can have together are mistakes. */
function readDeclaredContext(reader) {
    const environment = reader.text('environment');
    const branch = readRef(reader, 'branch', 'refs/heads/', 'refs/tags/');
    const tag = readRef(reader, 'tag', 'refs/tags/', 'refs/heads/');
    const pullRequest = reader.boolean('pull-request', false);
    const meant = environment === undefined ? undefined : (0,_core_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .recogniseCloud */ .rS)(environment);
    // `environment: AzureUSGovernment` is azure/login's way to choose a cloud; "public" or "china" may be real environments.
    if (environment !== undefined && meant !== undefined && /^azure/i.test(environment)) {
        reader.problems.push(`\`environment\` is "${environment}", the name of a cloud; here it is the GitHub environment of the job: did you mean \`cloud: ${meant}\`?`);
    }
    if (branch !== undefined && tag !== undefined)
        reader.problems.push('`branch` and `tag` cannot both be true of one job.');
    if (pullRequest && tag !== undefined)
        reader.problems.push('`pull-request` and `tag` cannot both be true of one job.');
    return {
        ...(environment !== undefined && { environment }),
        ...(branch !== undefined && { branch }),
        ...(tag !== undefined && { tag }),
        pullRequest,
    };
}


/***/ }),

/***/ 1395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readManager)
/* harmony export */ });
const CERTIFICATE = 'manager-client-certificate';
const OTHER_KINDS = {
    'azure-cli': 'azure-cli',
    'managed-identity': 'managed-identity',
};
function parseKnown(credential, problems) {
    if (credential === undefined)
        return undefined;
    const known = OTHER_KINDS[credential];
    if (known === 'azure-cli' || known === 'managed-identity')
        return known;
    problems.push(`\`manager-credential\` is neither azure-cli nor managed-identity: "${credential}".`);
    return undefined;
}
// PEM without its armour, or a PFX in Base64: neither a path nor readable, and it holds the key.
const BARE_KEY = /[\r\n]|^[A-Za-z0-9+/=_-]{512,}$/;
/** A path is no secret; everything else here is. */
function isSecret(name, value) {
    return name !== CERTIFICATE || value.includes('-----BEGIN') || BARE_KEY.test(value);
}
/** Reads the manager; two kinds at once is a mistake, since nothing is guessed. Secrets are masked as they are read. */
function readManager(reader, mask) {
    const clientId = reader.guid('manager-client-id');
    const [secret, certificate, accessToken] = ['manager-client-secret', CERTIFICATE, 'manager-access-token'].map((name) => {
        const value = reader.text(name);
        if (value !== undefined && isSecret(name, value))
            mask(value);
        return value;
    });
    if (certificate !== undefined && !certificate.includes('-----BEGIN') && BARE_KEY.test(certificate))
        reader.problems.push(`\`${CERTIFICATE}\` is neither PEM (-----BEGIN …) with the private key nor the path of such a file.`);
    const credential = parseKnown(reader.text('manager-credential'), reader.problems);
    const named = reader.text('manager-client-id') !== undefined;
    const kinds = [
        secret !== undefined && '`manager-client-secret`',
        certificate !== undefined && '`manager-client-certificate`',
        accessToken !== undefined && '`manager-access-token`',
        reader.text('manager-credential') !== undefined && '`manager-credential`',
    ].filter((kind) => kind !== false);
    const alone = accessToken !== undefined || reader.text('manager-credential') !== undefined;
    if (kinds.length > 1 || (alone && named)) {
        const given = [named && '`manager-client-id`', ...kinds].filter((kind) => kind !== false);
        reader.problems.push(`Two kinds of manager are given (${given.join(', ')}): choose one.`);
        return undefined;
    }
    if ((secret !== undefined || certificate !== undefined) && !named) {
        reader.problems.push(`${kinds[0]} needs \`manager-client-id\`.`);
        return undefined;
    }
    if (accessToken !== undefined)
        return { kind: 'access-token', accessToken };
    if (credential !== undefined)
        return { kind: credential };
    if (clientId === undefined)
        return undefined;
    if (secret !== undefined)
        return { kind: 'client-secret', clientId, clientSecret: secret };
    return certificate !== undefined
        ? { kind: 'client-certificate', clientId, certificate }
        : { kind: 'federated', clientId };
}


/***/ }),

/***/ 401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ throwProblems),
/* harmony export */   i: () => (/* binding */ createInputReader)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6232);
/* harmony import */ var _core_guid_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2169);
/** Knows the syntax of inputs: GUIDs, booleans, lists, seconds, URLs; collects every mistake before anything is reported. */


// The YAML 1.2 core schema's spellings, as the toolkit's getBooleanInput takes them.
const TRUE = new Set(['true', 'True', 'TRUE']);
const FALSE = new Set(['false', 'False', 'FALSE']);
const MAX_SECONDS = 3600;
function urlProblem(value) {
    if (!URL.canParse(value))
        return 'is not a URL';
    const url = new URL(value);
    if (url.protocol !== 'https:')
        return 'must be an https URL';
    if (url.username !== '' || url.password !== '')
        return 'must not hold a user name or password';
    return url.search !== '' || url.hash !== '' ? 'must not have a query or fragment' : undefined;
}
/** Builds a reader over the runner's inputs. */
function createInputReader(getInput) {
    const problems = [];
    const text = (name) => getInput(name) || undefined;
    const complain = (name, problem) => {
        problems.push(`\`${name}\` ${problem}${problem.endsWith('?') ? '' : '.'}`);
        return undefined;
    };
    return {
        problems,
        text,
        required: (name, environment) => text(name) ??
            complain(name, `is empty: is the variable defined for ${environment === undefined ? 'this repository or the environment of this job' : `environment ${environment}`}?`),
        guid: (name) => {
            const value = text(name);
            if (value === undefined || (0,_core_guid_js__WEBPACK_IMPORTED_MODULE_1__/* .isGuid */ .W)(value))
                return value?.toLowerCase();
            return complain(name, `is not a GUID (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx): "${value}"`);
        },
        boolean: (name, fallback) => {
            const value = text(name);
            if (value === undefined)
                return fallback;
            if (!TRUE.has(value) && !FALSE.has(value))
                complain(name, `is neither true nor false: "${value}"`);
            return TRUE.has(value);
        },
        list: (name) => (text(name) ?? '').split(/[\s,]+/).filter((item) => item !== ''),
        seconds: (name, fallback) => {
            const value = text(name);
            if (value === undefined)
                return fallback;
            if (/^\d+$/.test(value) && Number(value) <= MAX_SECONDS)
                return Number(value);
            complain(name, `is not a whole number of seconds from 0 to ${MAX_SECONDS}: "${value}"`);
            return fallback;
        },
        url: (name) => {
            const value = text(name);
            if (value === undefined)
                return undefined;
            const problem = urlProblem(value);
            return problem === undefined ? value.replace(/\/+$/, '') : complain(name, `${problem}: "${value}"`);
        },
    };
}
/** Throws every mistake at once, each with the input's name; nothing has been sent by then. */
function throwProblems(problems) {
    if (problems.length === 0)
        return;
    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('invalid-input', problems.length === 1 ? `An input is wrong: ${problems[0]}` : `${problems.length} inputs are wrong.`, {
        hint: 'Correct the `with:` block of this step; nothing was sent.',
        details: problems.length === 1 ? [] : problems.map((problem) => `- ${problem}`),
    });
}


/***/ }),

/***/ 2623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RM: () => (/* binding */ readTenant),
/* harmony export */   _E: () => (/* binding */ readTarget),
/* harmony export */   hZ: () => (/* binding */ readAudience)
/* harmony export */ });
/* harmony import */ var _core_guid_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2169);

const IDENTITY = /^\/subscriptions\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/resourceGroups\/[^/?#%\s]+\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[\w-]+$/i;
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
// Authorities for people of any tenant: client credentials need the tenant itself.
const NOT_A_TENANT = new Set(['common', 'organizations', 'consumers']);
/** Reads the tenant: a GUID or a verified domain. */
function readTenant(reader, environment) {
    const value = reader.required('tenant-id', environment);
    if (value === undefined)
        return '';
    if (NOT_A_TENANT.has(value.toLowerCase()))
        reader.problems.push(`\`tenant-id\` is "${value}": client credentials need the tenant's own ID.`);
    else if (!(0,_core_guid_js__WEBPACK_IMPORTED_MODULE_0__/* .isGuid */ .W)(value) && !DOMAIN.test(value))
        reader.problems.push(`\`tenant-id\` is neither a GUID nor a domain of the tenant: "${value}".`);
    return value;
}
/** Reads what holds the credentials: an application by its client ID, or a managed identity by its ARM ID. */
function readTarget(reader, environment) {
    const resourceId = reader.text('managed-identity-resource-id');
    if (resourceId === undefined) {
        const given = reader.required('client-id', environment);
        const clientId = given === undefined ? undefined : reader.guid('client-id');
        return { clientId, target: { kind: 'application', clientId: clientId ?? '' } };
    }
    if (!IDENTITY.test(resourceId)) {
        reader.problems.push(`\`managed-identity-resource-id\` is not the ARM ID of a user-assigned managed identity (/subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/…): "${resourceId}".`);
    }
    return { clientId: reader.guid('client-id'), target: { kind: 'managed-identity', resourceId } };
}
/** Reads the audience; the cloud's when none is given. */
function readAudience(reader, cloud) {
    const audience = reader.text('audience') ?? cloud.audience;
    if (/\s/.test(audience) || audience.length > 600) {
        reader.problems.push('`audience` must be one value of at most 600 characters without blanks.');
    }
    return audience;
}


/***/ }),

/***/ 3480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ infoLine),
/* harmony export */   t: () => (/* binding */ warningLine)
/* harmony export */ });
/* harmony import */ var _core_visible_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2244);
/** Lines of the job log as data: whoever owns the runner's log prints them. */

/** Returns a line for the reader of the log. A line break inside would let the runner read a command after it. */
function infoLine(text) {
    return { level: 'info', text: (0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(text) };
}
/** Returns a line that the runner shows as an annotation as well. */
function warningLine(text) {
    return { level: 'warning', text: (0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(text) };
}


/***/ }),

/***/ 4902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   Pf: () => (/* binding */ label),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/** Knows how to write text into Markdown and Mermaid so that no name can break out of a table cell or a label. */
// What Markdown reads as markup even inside an HTML element: links, emphasis (an underscore between letters is none),
// strikethrough, formulas, escapes, and the bars of a table.
const MARKUP = /[|`*[\]\\~$!]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/** Escapes a sentence for a table cell, a list or a heading: names in it come from outside. */
function plain(text) {
    return text
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(MARKUP, (char) => `&#${char.charCodeAt(0)};`)
        .replace(/\s+/g, ' ');
}
/** Escapes text for a table cell or a heading, as code: subjects and names come from outside. */
function code(text) {
    return `<code>${plain(text)}</code>`;
}
/** Builds a two-column table. Values are Markdown already. */
function table(rows) {
    return ['| | |', '|---|---|', ...rows.map(([label, value]) => `| ${label} | ${value} |`)].join('\n');
}
/** Escapes text for a quoted Mermaid label (Mermaid's own entity syntax). */
function label(text) {
    return `"${text.replace(/[#"<>`&;|\\]/g, (char) => `#${char.charCodeAt(0)};`).replace(/\s+/g, ' ')}"`;
}
/** Builds a fenced block; the fence is longer than any run of backticks inside. */
function fenced(language, lines) {
    const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
    const fence = '`'.repeat(longest + 1);
    return [`${fence}${language}`, ...lines, fence].join('\n');
}


/***/ }),

/***/ 2693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  E3: () => (/* binding */ createEventReader),
  wu: () => (/* binding */ readIdTokenEnvironment),
  Vn: () => (/* binding */ requireOutputFile),
  KB: () => (/* binding */ troubleshootingUrl)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./build/core/error.js
var error = __nccwpck_require__(6232);
;// CONCATENATED MODULE: ./build/github/event.js
/** Knows the few facts that are read from the event's payload (`GITHUB_EVENT_PATH`). */
function at(value, ...path) {
    return path.reduce((node, key) => (typeof node === 'object' && node !== null ? node[key] : undefined), value);
}
/**
 * Reads facts from a webhook payload. A fork that was deleted meanwhile has `head.repo: null`.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request
 */
function toEventFacts(payload) {
    const defaultBranch = at(payload, 'repository', 'default_branch');
    const [head, base] = [
        at(payload, 'pull_request', 'head', 'repo', 'full_name'),
        at(payload, 'pull_request', 'base', 'repo', 'full_name'),
    ];
    const isPullRequest = at(payload, 'pull_request') !== undefined;
    return {
        defaultBranch: typeof defaultBranch === 'string' && defaultBranch !== '' ? defaultBranch : undefined,
        fromFork: isPullRequest ? head !== base : undefined,
    };
}

;// CONCATENATED MODULE: ./build/runner/environment.js
/** Knows what the runner tells a job: gathers the street's facts once, for the entries. */



/** Reads the event's payload when it is first asked for; a missing or broken file tells nothing. */
function createEventReader(environment) {
    let facts;
    return () => {
        if (facts !== undefined)
            return facts;
        let payload;
        try {
            payload = JSON.parse((0,external_node_fs_.readFileSync)(environment.GITHUB_EVENT_PATH ?? '', 'utf8'));
        }
        catch {
            payload = undefined;
        }
        facts = toEventFacts(payload);
        return facts;
    };
}
/** Reads what the ID token request needs, and what explains its absence. */
function readIdTokenEnvironment(environment, event) {
    return {
        requestUrl: environment.ACTIONS_ID_TOKEN_REQUEST_URL,
        requestToken: environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN,
        eventName: environment.GITHUB_EVENT_NAME ?? '',
        actor: environment.GITHUB_ACTOR ?? '',
        fromFork: () => event().fromFork,
    };
}
/** Where the troubleshooting page of the running version is; a path inside the repository when the runner does not tell. */
function troubleshootingUrl(environment) {
    const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref, GITHUB_SERVER_URL: server } = environment;
    const page = 'docs/TROUBLESHOOTING.md';
    return repository ? `${server ?? 'https://github.com'}/${repository}/blob/${ref || 'main'}/${page}` : page;
}
/**
 * Stops where there is no file for outputs: the toolkit would print them to the log instead, tokens included.
 * @throws FederationError `internal`
 */
function requireOutputFile({ GITHUB_OUTPUT }) {
    if (GITHUB_OUTPUT)
        return;
    throw new error/* FederationError */.yP('internal', 'There is no file for outputs (GITHUB_OUTPUT is not set), and tokens are never printed.', {
        hint: 'Run this as a step of GitHub Actions.',
    });
}


/***/ }),

/***/ 7640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ jobEnvironment)
/* harmony export */ });
/** Knows which variables of the job must not reach the libraries in here: imported first, before any of them reads the environment. */
/** The job's environment as it was, for the few facts that the action does read from it. */
const jobEnvironment = { ...process.env };
// The Azure CLI finds its sign-in through this one; it is another program's configuration, not ours.
const KEPT = new Set(['AZURE_CONFIG_DIR', 'AZURE_EXTENSION_DIR']);
for (const name of Object.keys(process.env)) {
    const upper = name.toUpperCase();
    const foreign = /^(AZURE|ARM|MSAL)_/.test(upper) || upper === 'TYPESPEC_RUNTIME_LOG_LEVEL' || upper === 'DEBUG';
    if (foreign && !KEPT.has(upper))
        delete process.env[name];
}


/***/ }),

/***/ 8617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sy: () => (/* binding */ writeSummary),
/* harmony export */   mR: () => (/* binding */ resetOutputs),
/* harmony export */   n0: () => (/* binding */ setOutputs),
/* harmony export */   tj: () => (/* binding */ printLines),
/* harmony export */   vy: () => (/* binding */ failStep)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7330);
/** Step of a job as the toolkit sees it: its outputs, its log, its summary and its failure. */

/** Gives every output its neutral value, so that a later step never reads another run's. */
function resetOutputs(names) {
    for (const name of [...names, 'error-code'])
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH)(name, '');
}
/** Sets outputs by name. */
function setOutputs(values) {
    for (const [name, value] of Object.entries(values))
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH)(name, value);
}
/** Prints lines to the job log, each at its level. */
function printLines(lines) {
    for (const { level, text } of lines) {
        if (level === 'warning')
            (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(text);
        else
            (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq)(text);
    }
}
/** A runner whose output file is gone or full must not hide why the step failed. */
function setErrorCode(code) {
    try {
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH)('error-code', code);
    }
    catch (error) {
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq)(`The output error-code could not be set: ${error instanceof Error ? error.message : 'unknown failure'}`);
    }
}
/** Fails the step: `error-code`, the annotation, the lines, and stack traces with debug logging only. */
function failStep({ code, annotation, lines, traces }) {
    setErrorCode(code);
    (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1)(annotation);
    printLines(lines);
    if ((0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .isDebug */ ._o)())
        for (const trace of traces)
            (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz)(trace);
}
/** Writes the job summary; a runner without one is no reason to fail. */
async function writeSummary(markdown) {
    if (markdown === undefined)
        return;
    try {
        await _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .summary */ .z.addRaw(markdown, true).write();
    }
    catch (error) {
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz)(`The job summary could not be written: ${error instanceof Error ? error.message : 'unknown failure'}`);
    }
}


/***/ }),

/***/ 7330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ core_debug),
  dN: () => (/* binding */ exportVariable),
  V4: () => (/* binding */ getInput),
  Gu: () => (/* binding */ getState),
  Os: () => (/* binding */ group),
  pq: () => (/* binding */ info),
  _o: () => (/* binding */ isDebug),
  C1: () => (/* binding */ setFailed),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ core_setSecret),
  z: () => (/* reexport */ summary),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, endGroup, error, getBooleanInput, getIDToken, getMultilineInput, markdownSummary, notice, platform, saveState, setCommandEcho, startGroup, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function utils_toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(8611);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(5692);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var proxy = __nccwpck_require__(9783);
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var node_modules_tunnel = __nccwpck_require__(770);
// EXTERNAL MODULE: external "./undici.js"
var external_undici_js_ = __nccwpck_require__(7761);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = (/* unused pure expression or super */ null && (['OPTIONS', 'GET', 'DELETE', 'HEAD']));
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class lib_HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = pm.getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? https : http;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = pm.getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || http.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new https.Agent(options) : new http.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var auth_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = require("string_decoder");
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = require("child_process");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_.dirname(filePath);
                        const upperName = external_path_.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = require("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = utils_toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return file_command_issueFileCommand('ENV', file_command_prepareKeyValueMessage(name, val));
    }
    command_issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 9783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ getProxyUrl)
/* harmony export */ });
/* unused harmony export checkBypass */
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map

/***/ }),

/***/ 5473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  l: () => (/* reexport */ AbortError)
});

;// CONCATENATED MODULE: ./node_modules/@azure/abort-controller/dist/esm/AbortError.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT license.
/**
 * This error is thrown when an asynchronous operation has been aborted.
 * Check for this error by testing the `name` that the name property of the
 * error matches `"AbortError"`.
 *
 * @example
 * ```ts
 * const controller = new AbortController();
 * controller.abort();
 * try {
 *   doAsyncWork(controller.signal)
 * } catch (e) {
 *   if (e.name === 'AbortError') {
 *     // handle abort error here.
 *   }
 * }
 * ```
 */
class AbortError extends Error {
    constructor(message) {
        super(message);
        this.name = "AbortError";
    }
}
//# sourceMappingURL=AbortError.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/abort-controller/dist/esm/index.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT license.

//# sourceMappingURL=index.js.map

/***/ }),

/***/ 4194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  pj: () => (/* reexport */ esm_restError_RestError),
  N$: () => (/* reexport */ bearerTokenAuthenticationPolicy),
  fl: () => (/* reexport */ esm_defaultHttpClient_createDefaultHttpClient),
  O8: () => (/* reexport */ esm_pipeline_createEmptyPipeline),
  Nc: () => (/* reexport */ esm_httpHeaders_createHttpHeaders),
  Fp: () => (/* reexport */ esm_createPipelineFromOptions_createPipelineFromOptions),
  G6: () => (/* reexport */ esm_pipelineRequest_createPipelineRequest),
  Jb: () => (/* reexport */ policies_retryPolicy_retryPolicy)
});

// UNUSED EXPORTS: agentPolicy, agentPolicyName, auxiliaryAuthenticationHeaderPolicy, auxiliaryAuthenticationHeaderPolicyName, bearerTokenAuthenticationPolicyName, createFile, createFileFromStream, decompressResponsePolicy, decompressResponsePolicyName, defaultRetryPolicy, exponentialRetryPolicy, exponentialRetryPolicyName, formDataPolicy, formDataPolicyName, getDefaultProxySettings, isRestError, logPolicy, logPolicyName, multipartPolicy, multipartPolicyName, ndJsonPolicy, ndJsonPolicyName, proxyPolicy, proxyPolicyName, redirectPolicy, redirectPolicyName, setClientRequestIdPolicy, setClientRequestIdPolicyName, systemErrorRetryPolicy, systemErrorRetryPolicyName, throttlingRetryPolicy, throttlingRetryPolicyName, tlsPolicy, tlsPolicyName, tracingPolicy, tracingPolicyName, userAgentPolicy, userAgentPolicyName

;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/abort-controller/AbortError.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
/**
 * This error is thrown when an asynchronous operation has been aborted.
 * Check for this error by testing the `name` that the name property of the
 * error matches `"AbortError"`.
 *
 * @example
 * ```ts snippet:ReadmeSampleAbortError
 * import { AbortError } from "@typespec/ts-http-runtime";
 *
 * async function doAsyncWork(options: { abortSignal: AbortSignal }): Promise<void> {
 *   if (options.abortSignal.aborted) {
 *     throw new AbortError();
 *   }
 *
 *   // do async work
 * }
 *
 * const controller = new AbortController();
 * controller.abort();
 *
 * try {
 *   doAsyncWork({ abortSignal: controller.signal });
 * } catch (e) {
 *   if (e instanceof Error && e.name === "AbortError") {
 *     // handle abort error here.
 *   }
 * }
 * ```
 */
class AbortError extends Error {
    constructor(message) {
        super(message);
        this.name = "AbortError";
    }
}
//# sourceMappingURL=AbortError.js.map
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/logger/logger.js + 2 modules
var logger_logger = __nccwpck_require__(3482);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/httpHeaders.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
function normalizeName(name) {
    return name.toLowerCase();
}
/**
 * Removes CR and LF characters from a header value to prevent obs-fold
 * (line folding) sequences, as forbidden by RFC 7230 §3.2.4.
 * @param value - The header value to sanitize.
 */
function normalizeValue(value) {
    return String(value)
        .trim()
        .replace(/[\r\n]/g, "");
}
function* headerIterator(map) {
    for (const entry of map.values()) {
        yield [entry.name, entry.value];
    }
}
class HttpHeadersImpl {
    _headersMap;
    constructor(rawHeaders) {
        this._headersMap = new Map();
        if (rawHeaders) {
            for (const headerName of Object.keys(rawHeaders)) {
                this.set(headerName, rawHeaders[headerName]);
            }
        }
    }
    /**
     * Set a header in this collection with the provided name and value. The name is
     * case-insensitive.
     * @param name - The name of the header to set. This value is case-insensitive.
     * @param value - The value of the header to set.
     */
    set(name, value) {
        this._headersMap.set(normalizeName(name), { name, value: normalizeValue(value) });
    }
    /**
     * Get the header value for the provided header name, or undefined if no header exists in this
     * collection with the provided name.
     * @param name - The name of the header. This value is case-insensitive.
     */
    get(name) {
        return this._headersMap.get(normalizeName(name))?.value;
    }
    /**
     * Get whether or not this header collection contains a header entry for the provided header name.
     * @param name - The name of the header to set. This value is case-insensitive.
     */
    has(name) {
        return this._headersMap.has(normalizeName(name));
    }
    /**
     * Remove the header with the provided headerName.
     * @param name - The name of the header to remove.
     */
    delete(name) {
        this._headersMap.delete(normalizeName(name));
    }
    /**
     * Get the JSON object representation of this HTTP header collection.
     */
    toJSON(options = {}) {
        const result = {};
        if (options.preserveCase) {
            for (const entry of this._headersMap.values()) {
                result[entry.name] = entry.value;
            }
        }
        else {
            for (const [normalizedName, entry] of this._headersMap) {
                result[normalizedName] = entry.value;
            }
        }
        return result;
    }
    /**
     * Get the string representation of this HTTP header collection.
     */
    toString() {
        return JSON.stringify(this.toJSON({ preserveCase: true }));
    }
    /**
     * Iterate over tuples of header [name, value] pairs.
     */
    [Symbol.iterator]() {
        return headerIterator(this._headersMap);
    }
}
/**
 * Creates an object that satisfies the `HttpHeaders` interface.
 * @param rawHeaders - A simple object representing initial headers
 */
function httpHeaders_createHttpHeaders(rawHeaders) {
    return new HttpHeadersImpl(rawHeaders);
}
//# sourceMappingURL=httpHeaders.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/uuidUtils.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
/**
 * Generated Universally Unique Identifier
 *
 * @returns RFC4122 v4 UUID.
 */
function randomUUID() {
    return globalThis.crypto.randomUUID();
}
//# sourceMappingURL=uuidUtils.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/pipelineRequest.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


class PipelineRequestImpl {
    url;
    method;
    headers;
    timeout;
    withCredentials;
    body;
    multipartBody;
    formData;
    streamResponseStatusCodes;
    enableBrowserStreams;
    proxySettings;
    disableKeepAlive;
    abortSignal;
    requestId;
    allowInsecureConnection;
    onUploadProgress;
    onDownloadProgress;
    requestOverrides;
    authSchemes;
    constructor(options) {
        this.url = options.url;
        this.body = options.body;
        this.headers = options.headers ?? httpHeaders_createHttpHeaders();
        this.method = options.method ?? "GET";
        this.timeout = options.timeout ?? 0;
        this.multipartBody = options.multipartBody;
        this.formData = options.formData;
        this.disableKeepAlive = options.disableKeepAlive ?? false;
        this.proxySettings = options.proxySettings;
        this.streamResponseStatusCodes = options.streamResponseStatusCodes;
        this.withCredentials = options.withCredentials ?? false;
        this.abortSignal = options.abortSignal;
        this.onUploadProgress = options.onUploadProgress;
        this.onDownloadProgress = options.onDownloadProgress;
        this.requestId = options.requestId || randomUUID();
        this.allowInsecureConnection = options.allowInsecureConnection ?? false;
        this.enableBrowserStreams = options.enableBrowserStreams ?? false;
        this.requestOverrides = options.requestOverrides;
        this.authSchemes = options.authSchemes;
    }
}
/**
 * Creates a new pipeline request with the given options.
 * This method is to allow for the easy setting of default values and not required.
 * @param options - The options to create the request with.
 */
function pipelineRequest_createPipelineRequest(options) {
    return new PipelineRequestImpl(options);
}
//# sourceMappingURL=pipelineRequest.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/pipeline.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
const ValidPhaseNames = new Set(["Deserialize", "Serialize", "Retry", "Sign"]);
/**
 * A private implementation of Pipeline.
 * Do not export this class from the package.
 * @internal
 */
class HttpPipeline {
    _policies = [];
    _orderedPolicies;
    constructor(policies) {
        this._policies = policies?.slice(0) ?? [];
        this._orderedPolicies = undefined;
    }
    addPolicy(policy, options = {}) {
        if (options.phase && options.afterPhase) {
            throw new Error("Policies inside a phase cannot specify afterPhase.");
        }
        if (options.phase && !ValidPhaseNames.has(options.phase)) {
            throw new Error(`Invalid phase name: ${options.phase}`);
        }
        if (options.afterPhase && !ValidPhaseNames.has(options.afterPhase)) {
            throw new Error(`Invalid afterPhase name: ${options.afterPhase}`);
        }
        this._policies.push({
            policy,
            options,
        });
        this._orderedPolicies = undefined;
    }
    removePolicy(options) {
        const removedPolicies = [];
        this._policies = this._policies.filter((policyDescriptor) => {
            if ((options.name && policyDescriptor.policy.name === options.name) ||
                (options.phase && policyDescriptor.options.phase === options.phase)) {
                removedPolicies.push(policyDescriptor.policy);
                return false;
            }
            else {
                return true;
            }
        });
        this._orderedPolicies = undefined;
        return removedPolicies;
    }
    sendRequest(httpClient, request) {
        const policies = this.getOrderedPolicies();
        const pipeline = policies.reduceRight((next, policy) => {
            return (req) => {
                return policy.sendRequest(req, next);
            };
        }, (req) => httpClient.sendRequest(req));
        return pipeline(request);
    }
    getOrderedPolicies() {
        if (!this._orderedPolicies) {
            this._orderedPolicies = this.orderPolicies();
        }
        return this._orderedPolicies;
    }
    clone() {
        return new HttpPipeline(this._policies);
    }
    static create() {
        return new HttpPipeline();
    }
    orderPolicies() {
        /**
         * The goal of this method is to reliably order pipeline policies
         * based on their declared requirements when they were added.
         *
         * Order is first determined by phase:
         *
         * 1. Serialize Phase
         * 2. Policies not in a phase
         * 3. Deserialize Phase
         * 4. Retry Phase
         * 5. Sign Phase
         *
         * Within each phase, policies are executed in the order
         * they were added unless they were specified to execute
         * before/after other policies or after a particular phase.
         *
         * To determine the final order, we will walk the policy list
         * in phase order multiple times until all dependencies are
         * satisfied.
         *
         * `afterPolicies` are the set of policies that must be
         * executed before a given policy. This requirement is
         * considered satisfied when each of the listed policies
         * have been scheduled.
         *
         * `beforePolicies` are the set of policies that must be
         * executed after a given policy. Since this dependency
         * can be expressed by converting it into a equivalent
         * `afterPolicies` declarations, they are normalized
         * into that form for simplicity.
         *
         * An `afterPhase` dependency is considered satisfied when all
         * policies in that phase have scheduled.
         *
         */
        const result = [];
        // Track all policies we know about.
        const policyMap = new Map();
        function createPhase(name) {
            return {
                name,
                policies: new Set(),
                hasRun: false,
                hasAfterPolicies: false,
            };
        }
        // Track policies for each phase.
        const serializePhase = createPhase("Serialize");
        const noPhase = createPhase("None");
        const deserializePhase = createPhase("Deserialize");
        const retryPhase = createPhase("Retry");
        const signPhase = createPhase("Sign");
        // a list of phases in order
        const orderedPhases = [serializePhase, noPhase, deserializePhase, retryPhase, signPhase];
        // Small helper function to map phase name to each Phase
        function getPhase(phase) {
            if (phase === "Retry") {
                return retryPhase;
            }
            else if (phase === "Serialize") {
                return serializePhase;
            }
            else if (phase === "Deserialize") {
                return deserializePhase;
            }
            else if (phase === "Sign") {
                return signPhase;
            }
            else {
                return noPhase;
            }
        }
        // First walk each policy and create a node to track metadata.
        for (const descriptor of this._policies) {
            const policy = descriptor.policy;
            const options = descriptor.options;
            const policyName = policy.name;
            if (policyMap.has(policyName)) {
                throw new Error("Duplicate policy names not allowed in pipeline");
            }
            const node = {
                policy,
                dependsOn: new Set(),
                dependants: new Set(),
            };
            if (options.afterPhase) {
                node.afterPhase = getPhase(options.afterPhase);
                node.afterPhase.hasAfterPolicies = true;
            }
            policyMap.set(policyName, node);
            const phase = getPhase(options.phase);
            phase.policies.add(node);
        }
        // Now that each policy has a node, connect dependency references.
        for (const descriptor of this._policies) {
            const { policy, options } = descriptor;
            const policyName = policy.name;
            const node = policyMap.get(policyName);
            if (!node) {
                throw new Error(`Missing node for policy ${policyName}`);
            }
            if (options.afterPolicies) {
                for (const afterPolicyName of options.afterPolicies) {
                    const afterNode = policyMap.get(afterPolicyName);
                    if (afterNode) {
                        // Linking in both directions helps later
                        // when we want to notify dependants.
                        node.dependsOn.add(afterNode);
                        afterNode.dependants.add(node);
                    }
                }
            }
            if (options.beforePolicies) {
                for (const beforePolicyName of options.beforePolicies) {
                    const beforeNode = policyMap.get(beforePolicyName);
                    if (beforeNode) {
                        // To execute before another node, make it
                        // depend on the current node.
                        beforeNode.dependsOn.add(node);
                        node.dependants.add(beforeNode);
                    }
                }
            }
        }
        function walkPhase(phase) {
            phase.hasRun = true;
            // Sets iterate in insertion order
            for (const node of phase.policies) {
                if (node.afterPhase && (!node.afterPhase.hasRun || node.afterPhase.policies.size)) {
                    // If this node is waiting on a phase to complete,
                    // we need to skip it for now.
                    // Even if the phase is empty, we should wait for it
                    // to be walked to avoid re-ordering policies.
                    continue;
                }
                if (node.dependsOn.size === 0) {
                    // If there's nothing else we're waiting for, we can
                    // add this policy to the result list.
                    result.push(node.policy);
                    // Notify anything that depends on this policy that
                    // the policy has been scheduled.
                    for (const dependant of node.dependants) {
                        dependant.dependsOn.delete(node);
                    }
                    policyMap.delete(node.policy.name);
                    phase.policies.delete(node);
                }
            }
        }
        function walkPhases() {
            for (const phase of orderedPhases) {
                walkPhase(phase);
                // if the phase isn't complete
                if (phase.policies.size > 0 && phase !== noPhase) {
                    if (!noPhase.hasRun) {
                        // Try running noPhase to see if that unblocks this phase next tick.
                        // This can happen if a phase that happens before noPhase
                        // is waiting on a noPhase policy to complete.
                        walkPhase(noPhase);
                    }
                    // Don't proceed to the next phase until this phase finishes.
                    return;
                }
                if (phase.hasAfterPolicies) {
                    // Run any policies unblocked by this phase
                    walkPhase(noPhase);
                }
            }
        }
        // Iterate until we've put every node in the result list.
        let iteration = 0;
        while (policyMap.size > 0) {
            iteration++;
            const initialResultLength = result.length;
            // Keep walking each phase in order until we can order every node.
            walkPhases();
            // The result list *should* get at least one larger each time
            // after the first full pass.
            // Otherwise, we're going to loop forever.
            if (result.length <= initialResultLength && iteration > 1) {
                throw new Error("Cannot satisfy policy dependencies due to requirements cycle.");
            }
        }
        return result;
    }
}
/**
 * Creates a totally empty pipeline.
 * Useful for testing or creating a custom one.
 */
function pipeline_createEmptyPipeline() {
    return HttpPipeline.create();
}
//# sourceMappingURL=pipeline.js.map
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/error.js
var error = __nccwpck_require__(4820);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/inspect.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

const custom = external_node_util_.inspect.custom;
//# sourceMappingURL=inspect.js.map
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/sanitizer.js
var util_sanitizer = __nccwpck_require__(1945);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/restError.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.



const errorSanitizer = new util_sanitizer/* Sanitizer */.I();
/**
 * A custom error type for failed pipeline requests.
 */
class restError_RestError extends Error {
    /**
     * Something went wrong when making the request.
     * This means the actual request failed for some reason,
     * such as a DNS issue or the connection being lost.
     */
    static REQUEST_SEND_ERROR = "REQUEST_SEND_ERROR";
    /**
     * This means that parsing the response from the server failed.
     * It may have been malformed.
     */
    static PARSE_ERROR = "PARSE_ERROR";
    /**
     * The code of the error itself (use statics on RestError if possible.)
     */
    code;
    /**
     * The HTTP status code of the request (if applicable.)
     */
    statusCode;
    /**
     * The request that was made.
     * This property is non-enumerable.
     */
    request;
    /**
     * The response received (if any.)
     * This property is non-enumerable.
     */
    response;
    /**
     * Bonus property set by the throw site.
     */
    details;
    constructor(message, options = {}) {
        super(message);
        this.name = "RestError";
        this.code = options.code;
        this.statusCode = options.statusCode;
        // The request and response may contain sensitive information in the headers or body.
        // To help prevent this sensitive information being accidentally logged, the request and response
        // properties are marked as non-enumerable here. This prevents them showing up in the output of
        // JSON.stringify and console.log.
        Object.defineProperty(this, "request", { value: options.request, enumerable: false });
        Object.defineProperty(this, "response", { value: options.response, enumerable: false });
        // Only include useful agent information in the request for logging, as the full agent object
        // may contain large binary data.
        const agent = this.request?.agent
            ? {
                maxFreeSockets: this.request.agent.maxFreeSockets,
                maxSockets: this.request.agent.maxSockets,
            }
            : undefined;
        // Logging method for util.inspect in Node
        Object.defineProperty(this, custom, {
            value: () => {
                // Extract non-enumerable properties and add them back. This is OK since in this output the request and
                // response get sanitized.
                return `RestError: ${this.message} \n ${errorSanitizer.sanitize({
                    ...this,
                    request: { ...this.request, agent },
                    response: this.response,
                })}`;
            },
            enumerable: false,
        });
        Object.setPrototypeOf(this, restError_RestError.prototype);
    }
}
/**
 * Typeguard for RestError
 * @param e - Something caught by a catch clause.
 */
function restError_isRestError(e) {
    // This package declares RestError, so there is exactly one constructor that can produce it
    // here and the cross-package `instanceof` restriction does not apply. The `name` check below
    // is the fallback for a RestError built by a second copy of this package.
    // eslint-disable-next-line no-restricted-syntax
    if (e instanceof restError_RestError) {
        return true;
    }
    return (0,error/* isError */.b)(e) && e.name === "RestError";
}
//# sourceMappingURL=restError.js.map
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = require("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = require("node:https");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = require("node:zlib");
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = require("node:stream");
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/log.js
var log = __nccwpck_require__(7507);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/requestBodyHeaders.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
/**
 * Converts a flat `[name, value, ...]` raw header array to `[name, value]` pairs,
 * or returns an existing pair array unchanged, preserving order and duplicates.
 *
 * @param headers - Header names and values in either array format.
 * @returns The header pairs in their original order.
 * @see https://nodejs.org/api/http.html#messagerawheaders
 */
function getHeaderPairs(headers) {
    return Array.isArray(headers[0])
        ? headers
        : Array.from({ length: Math.ceil(headers.length / 2) }, (_, index) => [
            headers[index * 2],
            headers[index * 2 + 1],
        ]);
}
function isIterable(value) {
    return Symbol.iterator in value && typeof value[Symbol.iterator] === "function";
}
function removeContinueToken(value) {
    if (typeof value === "string") {
        const tokens = value.split(",");
        const remaining = tokens.filter((token) => token.trim().toLowerCase() !== "100-continue");
        if (remaining.length === tokens.length) {
            return value;
        }
        return (remaining
            .map((token) => token.trim())
            .filter(Boolean)
            .join(", ") || undefined);
    }
    if (Array.isArray(value)) {
        const remaining = value.map(removeContinueToken).filter((entry) => entry !== undefined);
        return remaining.length > 0 ? remaining : undefined;
    }
    return value;
}
function stripRequestBodyHeaders(request, removeFraming) {
    const stripHeaderValue = (name, value) => {
        const lowerName = name.toLowerCase();
        if (removeFraming &&
            (lowerName === "content-length" ||
                lowerName === "transfer-encoding" ||
                lowerName === "trailer")) {
            return undefined;
        }
        return lowerName === "expect" ? removeContinueToken(value) : value;
    };
    const stripHeaderPairs = (pairs) => pairs.flatMap(([name, value]) => {
        const updated = typeof name === "string" ? stripHeaderValue(name, value) : value;
        return updated === undefined ? [] : [[name, updated]];
    });
    for (const [name, value] of request.headers) {
        const updated = stripHeaderValue(name, value);
        if (updated === undefined) {
            request.headers.delete(name);
        }
        else if (typeof updated === "string" && updated !== value) {
            request.headers.set(name, updated);
        }
    }
    const overrides = request.requestOverrides;
    if (!overrides || !("headers" in overrides)) {
        return;
    }
    const headers = overrides.headers;
    if (Array.isArray(headers)) {
        const updatedPairs = stripHeaderPairs(getHeaderPairs(headers));
        request.requestOverrides = {
            ...overrides,
            headers: Array.isArray(headers[0]) ? updatedPairs : updatedPairs.flat(),
        };
    }
    else if (headers && typeof headers === "object" && isIterable(headers)) {
        const pairs = Array.from(headers, (entry) => {
            if (!Array.isArray(entry) || entry.length !== 2) {
                throw new TypeError("Header entry must be a name/value pair");
            }
            return entry;
        });
        request.requestOverrides = { ...overrides, headers: stripHeaderPairs(pairs) };
    }
    else if (headers && typeof headers === "object") {
        const updatedHeaders = {};
        for (const [name, value] of Object.entries(headers)) {
            const updated = stripHeaderValue(name, value);
            if (updated !== undefined) {
                updatedHeaders[name] = updated;
            }
        }
        request.requestOverrides = { ...overrides, headers: updatedHeaders };
    }
}
/**
 * Removes only the 100-continue expectation from pipeline and replacement headers.
 * Raw header arrays retain their shape, and caller-supplied override headers are not mutated.
 * Iterable override collections are materialized as reusable name/value pairs.
 *
 * @param request - The request whose body is known to be empty.
 */
function removeExpectContinueHeader(request) {
    stripRequestBodyHeaders(request, false);
}
/**
 * Removes obsolete body framing, trailer declarations, and the 100-continue expectation
 * after discarding a body.
 *
 * @param request - The request whose body has been discarded.
 */
function removeRequestBodyHeaders(request) {
    stripRequestBodyHeaders(request, true);
}
//# sourceMappingURL=requestBodyHeaders.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/nodeExpectContinue.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

const EXPECT_CONTINUE_TIMEOUT_IN_MS = 1000;
function getHeaderValues(headers, name) {
    if (Array.isArray(headers)) {
        return getHeaderPairs(headers)
            .filter(([key]) => typeof key === "string" && key.toLowerCase() === name)
            .flatMap(([, value]) => (Array.isArray(value) ? value : [value]));
    }
    if (headers && typeof headers === "object") {
        if ("get" in headers && typeof headers.get === "function") {
            const value = headers.get(name);
            return value === undefined || value === null ? [] : [value];
        }
        let value;
        for (const [key, entry] of Object.entries(headers)) {
            if (key.toLowerCase() === name) {
                value = entry;
            }
        }
        return value === undefined ? [] : Array.isArray(value) ? value : [value];
    }
    return [];
}
function getEffectiveHeaderValues(request, name) {
    const headers = request.requestOverrides && "headers" in request.requestOverrides
        ? request.requestOverrides.headers
        : request.headers;
    return getHeaderValues(headers, name.toLowerCase());
}
function hasExpectContinue(request) {
    return getEffectiveHeaderValues(request, "expect").some((value) => typeof value === "string" &&
        value.split(",").some((token) => token.trim().toLowerCase() === "100-continue"));
}
function addHeader(headers, name, value) {
    if (!Array.isArray(headers)) {
        return { ...headers, [name]: value };
    }
    return Array.isArray(headers[0]) ? [...headers, [name, value]] : [...headers, name, value];
}
function hasHeader(headers, name) {
    if (Array.isArray(headers)) {
        return getHeaderPairs(headers).some(([key]) => typeof key === "string" && key.toLowerCase() === name);
    }
    return Object.keys(headers ?? {}).some((key) => key.toLowerCase() === name);
}
function addExpectContinueFraming(options, bodyLength) {
    if (hasHeader(options.headers, "content-length") ||
        hasHeader(options.headers, "transfer-encoding")) {
        return;
    }
    options.headers = addHeader(options.headers, bodyLength === null ? "Transfer-Encoding" : "Content-Length", bodyLength === null ? "chunked" : String(bodyLength));
}
function createExpectContinueRequest(options) {
    let fallback;
    let waiting = true;
    let bodyStarted = false;
    let errorReported = false;
    let request;
    let bodyError;
    const bodyStream = options.bodyStream;
    // Error observation must not consume a caller-owned source before upload permission.
    bodyStream?.once("error", onBodyError);
    if (bodyStream && "errored" in bodyStream && bodyStream.errored instanceof Error) {
        // destroy(error) may still have its error event queued on the next tick.
        process.nextTick(onBodyError, bodyStream.errored);
        return;
    }
    try {
        request = options.createRequest(onResponse);
    }
    catch (error) {
        onError(error);
        return;
    }
    function stopWaiting(keepBodyObserved = false) {
        waiting = false;
        if (fallback !== undefined) {
            clearTimeout(fallback);
            fallback = undefined;
        }
        request?.removeListener("continue", sendBody);
        request?.removeListener("socket", onSocket);
        if (!keepBodyObserved) {
            bodyStream?.removeListener("error", onBodyError);
        }
    }
    function onError(error) {
        const requestError = error instanceof Error ? error : new Error(String(error));
        // destroy() may emit no error on a closed request, or emit this error again on a live one.
        if (!errorReported) {
            errorReported = true;
            stopWaiting();
            options.onError(requestError);
        }
        return requestError;
    }
    function onBodyError(error) {
        if (errorReported || (!waiting && !bodyStarted)) {
            return;
        }
        errorReported = true;
        bodyError = error instanceof Error ? error : new Error(String(error));
        stopWaiting();
        options.onBodyError(error);
        request?.destroy(bodyError);
    }
    function sendBody() {
        if (!waiting) {
            return;
        }
        bodyStarted = true;
        stopWaiting(true);
        try {
            options.sendBody(request);
        }
        catch (error) {
            onBodyError(error);
        }
        finally {
            // The upload path now observes the source, including synchronous failures while piping.
            bodyStream?.removeListener("error", onBodyError);
        }
    }
    function onAbort() {
        stopWaiting();
        options.onAbort(request);
    }
    function onSocket() {
        if (!waiting) {
            return;
        }
        try {
            request.flushHeaders();
            if (!waiting) {
                return;
            }
            // This ordered write excludes connection setup and preceding header writes from the timeout.
            request.write("", (error) => {
                if (error) {
                    request.destroy(onError(error));
                }
                else if (waiting) {
                    fallback = setTimeout(sendBody, EXPECT_CONTINUE_TIMEOUT_IN_MS);
                }
            });
        }
        catch (error) {
            request.destroy(onError(error));
        }
    }
    function onResponse(response) {
        stopWaiting();
        if (!bodyStarted) {
            request.shouldKeepAlive = false;
            const destroyRequest = () => {
                response.removeListener("end", destroyRequest);
                response.removeListener("close", destroyRequest);
                request.destroy();
            };
            response.once("end", destroyRequest);
            response.once("close", destroyRequest);
            if (response.readableEnded || response.destroyed) {
                destroyRequest();
            }
        }
        options.onResponse(response);
    }
    request.once("error", onError);
    if (bodyError) {
        request.destroy(bodyError);
        return;
    }
    if (options.abortSignal.aborted) {
        onAbort();
        return;
    }
    options.abortSignal.addEventListener("abort", onAbort, { once: true });
    // Request close can precede consumption of buffered response data.
    // Keep private abort forwarding until sendRequest's outer lifecycle disconnects the caller.
    request.once("close", () => stopWaiting());
    if (request.destroyed || request.closed) {
        stopWaiting();
    }
    if (!waiting) {
        return;
    }
    request.once("continue", sendBody);
    if (request.socket) {
        onSocket();
    }
    else {
        request.once("socket", onSocket);
    }
}
//# sourceMappingURL=nodeExpectContinue.js.map
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/responseBody.js
var responseBody = __nccwpck_require__(9095);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/nodeHttpClient.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.













const DEFAULT_TLS_SETTINGS = {};
function nodeHttpClient_isReadableStream(body) {
    return (typeof body === "object" && body !== null && "pipe" in body && typeof body.pipe === "function");
}
function isStreamComplete(stream) {
    if (stream.readable === false) {
        return Promise.resolve();
    }
    return new Promise((resolve) => {
        const handler = () => {
            resolve();
            stream.removeListener("close", handler);
            stream.removeListener("end", handler);
            stream.removeListener("error", handler);
        };
        stream.on("close", handler);
        stream.on("end", handler);
        stream.on("error", handler);
    });
}
function isArrayBuffer(body) {
    return external_node_util_.types.isArrayBuffer(body) || ArrayBuffer.isView(body);
}
function arrayBufferToBuffer(body) {
    if (Buffer.isBuffer(body)) {
        return body;
    }
    return ArrayBuffer.isView(body)
        ? Buffer.from(body.buffer, body.byteOffset, body.byteLength)
        : Buffer.from(body);
}
class ReportTransform extends external_node_stream_namespaceObject.Transform {
    loadedBytes = 0;
    progressCallback;
    // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
    _transform(chunk, _encoding, callback) {
        this.push(chunk);
        this.loadedBytes += chunk.length;
        try {
            this.progressCallback({ loadedBytes: this.loadedBytes });
            callback();
        }
        catch (e) {
            callback(e);
        }
    }
    constructor(progressCallback) {
        super();
        this.progressCallback = progressCallback;
    }
}
function createRequestLifecycle(request, options, isInsecure, resolve, reject) {
    let clientRequest;
    let response;
    let requestDone = false;
    let resolveRequestComplete;
    const requestComplete = new Promise((_resolve) => {
        resolveRequestComplete = _resolve;
    });
    const onComplete = () => {
        requestDone = true;
        clientRequest.removeListener("finish", onComplete);
        clientRequest.removeListener("close", onComplete);
        resolveRequestComplete();
    };
    const onResponse = (incomingResponse) => {
        response = incomingResponse;
        resolve({
            response: incomingResponse,
            requestComplete,
            isRequestComplete: () => requestDone,
            disposeRequest: () => {
                if (!requestDone) {
                    clientRequest.destroy();
                }
            },
        });
    };
    return {
        createRequest: (onResponseCallback = onResponse) => {
            clientRequest = isInsecure
                ? external_node_http_namespaceObject.request(options, onResponseCallback)
                : external_node_https_namespaceObject.request(options, onResponseCallback);
            clientRequest.once("finish", onComplete);
            clientRequest.once("close", onComplete);
            return clientRequest;
        },
        onResponse,
        rejectRequest: (error) => {
            reject(toRequestSendError(error, request));
        },
        abortRequest: (req) => {
            const abortError = new AbortError("The operation was aborted. Rejecting from abort signal callback while making request.");
            response?.destroy(abortError);
            req.destroy(abortError);
            reject(abortError);
        },
    };
}
function toRequestSendError(error, request) {
    if (restError_isRestError(error)) {
        return error;
    }
    const prematureClose = error.code === "ERR_STREAM_PREMATURE_CLOSE";
    return new restError_RestError(prematureClose ? "Request body stream closed before ending" : error.message, {
        code: prematureClose
            ? restError_RestError.REQUEST_SEND_ERROR
            : (error.code ?? restError_RestError.REQUEST_SEND_ERROR),
        request,
    });
}
function sendRequestBody(clientRequest, body, request, onError) {
    if (body && nodeHttpClient_isReadableStream(body)) {
        pipeUploadStream(body, clientRequest, request, onError);
    }
    else if (body) {
        if (typeof body === "string" || Buffer.isBuffer(body)) {
            clientRequest.end(body);
        }
        else {
            log/* logger */.v.error("Unrecognized body type", body);
            throw new restError_RestError("Unrecognized body type", { request });
        }
    }
    else {
        clientRequest.end();
    }
}
function prepareRequestBody(request, useExpectContinue) {
    const requestBody = request.body;
    const resolvedBody = typeof requestBody === "function" ? requestBody() : requestBody;
    const body = resolvedBody && isArrayBuffer(resolvedBody) ? arrayBufferToBuffer(resolvedBody) : resolvedBody;
    if (!useExpectContinue && body && !request.headers.has("Content-Length")) {
        const bodyLength = getBodyLength(body);
        if (bodyLength !== null) {
            request.headers.set("Content-Length", bodyLength);
        }
    }
    if (!body || !request.onUploadProgress) {
        return body;
    }
    const uploadReportStream = new ReportTransform(request.onUploadProgress);
    uploadReportStream.on("error", (e) => {
        log/* logger */.v.error("Error in upload progress", e);
    });
    if (nodeHttpClient_isReadableStream(body)) {
        pipeUploadStream(body, uploadReportStream, request);
    }
    else {
        uploadReportStream.end(body);
    }
    return uploadReportStream;
}
/**
 * A HttpClient implementation that uses Node's "https" module to send HTTPS requests.
 * @internal
 */
class NodeHttpClient {
    cachedHttpAgent;
    cachedHttpsAgents = new WeakMap();
    /**
     * Makes a request over an underlying transport layer and returns the response.
     * @param request - The request to be made.
     */
    async sendRequest(request) {
        const requestBody = request.body;
        const abortController = new AbortController();
        let abortListener;
        const requestAbortSignal = request.abortSignal;
        if (requestAbortSignal) {
            if (requestAbortSignal.aborted) {
                throw new AbortError("The operation was aborted. Request has already been canceled.");
            }
            abortListener = (event) => {
                if (event.type === "abort") {
                    abortController.abort();
                }
            };
            requestAbortSignal.addEventListener("abort", abortListener);
        }
        let timeoutId;
        if (request.timeout > 0) {
            timeoutId = setTimeout(() => {
                const sanitizer = new util_sanitizer/* Sanitizer */.I();
                log/* logger */.v.info(`request to '${sanitizer.sanitizeUrl(request.url)}' timed out. canceling...`);
                abortController.abort();
            }, request.timeout);
        }
        const acceptEncoding = request.headers.get("Accept-Encoding");
        const shouldDecompress = acceptEncoding?.includes("gzip") || acceptEncoding?.includes("deflate");
        // Keep input separate from the prepared upload. Even a direct stream must leave body
        // undefined until preparation starts, so early rejection does not transfer its ownership.
        let body;
        let responseStream;
        let requestComplete = Promise.resolve();
        try {
            let useExpectContinue = hasExpectContinue(request);
            const knownBodyLength = useExpectContinue && typeof requestBody !== "function"
                ? getBodyLength(requestBody ?? null)
                : null;
            if (knownBodyLength === 0) {
                removeExpectContinueHeader(request);
                useExpectContinue = false;
            }
            if (!useExpectContinue) {
                body = prepareRequestBody(request, false);
            }
            const result = useExpectContinue
                ? await this.makeRequestWithExpectContinue(request, abortController, () => {
                    body = prepareRequestBody(request, true);
                    return body;
                }, knownBodyLength)
                : await this.makeRequest(request, abortController, body);
            requestComplete = result.requestComplete;
            const res = result.response;
            const headers = getResponseHeaders(res);
            const status = res.statusCode ?? 0;
            const response = {
                status,
                headers,
                request,
            };
            if (!result.isRequestComplete()) {
                (0,responseBody/* setRequestCompletion */.aP)(response, result.requestComplete);
                const clearDisposer = (0,responseBody/* setResponseBodyDisposer */.rb)(response, result.disposeRequest);
                result.requestComplete.then(clearDisposer).catch((error) => {
                    log/* logger */.v.warning("Error disposing request", error);
                });
            }
            // Responses to HEAD must not have a body.
            // If they do return a body, that body must be ignored.
            const method = typeof request.requestOverrides?.method === "string"
                ? request.requestOverrides.method.toUpperCase()
                : request.method;
            if (method === "HEAD") {
                // call resume() and not destroy() to avoid closing the socket
                // and losing keep alive
                res.resume();
                return response;
            }
            responseStream = shouldDecompress
                ? getDecodedResponseStream(res, headers, abortController.signal)
                : res;
            const onDownloadProgress = request.onDownloadProgress;
            if (onDownloadProgress) {
                const downloadReportStream = new ReportTransform(onDownloadProgress);
                downloadReportStream.on("error", (e) => {
                    log/* logger */.v.error("Error in download progress", e);
                });
                responseStream = pipeResponseStream(responseStream, downloadReportStream, abortController.signal);
            }
            if (
            // Value of POSITIVE_INFINITY in streamResponseStatusCodes is considered as any status code
            request.streamResponseStatusCodes?.has(Number.POSITIVE_INFINITY) ||
                request.streamResponseStatusCodes?.has(response.status)) {
                response.readableStreamBody = responseStream;
            }
            else {
                response.bodyAsText = await streamToText(responseStream);
            }
            return response;
        }
        catch (error) {
            // Dispose only the prepared upload. If preparation never ran, body is undefined
            // and the caller's untouched input stream is left alone.
            if (nodeHttpClient_isReadableStream(body)) {
                (0,responseBody/* disposeNodeStream */.WT)(body);
            }
            if (responseStream) {
                (0,responseBody/* disposeNodeStream */.WT)(responseStream);
            }
            throw error;
        }
        finally {
            if (timeoutId !== undefined) {
                clearTimeout(timeoutId);
            }
            // Keep abort forwarding until the outgoing request and response have both completed.
            if (requestAbortSignal && abortListener) {
                let uploadStreamDone = Promise.resolve();
                // Wait only for a prepared upload. If preparation never ran, body is undefined,
                // so the caller's untouched input stream cannot block abort-listener cleanup.
                if (nodeHttpClient_isReadableStream(body)) {
                    uploadStreamDone = isStreamComplete(body);
                }
                let downloadStreamDone = Promise.resolve();
                if (nodeHttpClient_isReadableStream(responseStream)) {
                    downloadStreamDone = isStreamComplete(responseStream);
                }
                Promise.all([requestComplete, uploadStreamDone, downloadStreamDone])
                    .then(() => {
                    // eslint-disable-next-line promise/always-return
                    if (abortListener) {
                        requestAbortSignal.removeEventListener("abort", abortListener);
                    }
                })
                    .catch((e) => {
                    log/* logger */.v.warning("Error when cleaning up abortListener on httpRequest", e);
                });
            }
        }
    }
    makeRequest(request, abortController, body) {
        const { options, isInsecure } = this.getRequestOptions(request);
        return new Promise((resolve, reject) => {
            const { createRequest, rejectRequest, abortRequest } = createRequestLifecycle(request, options, isInsecure, resolve, reject);
            const req = createRequest();
            req.once("error", rejectRequest);
            abortController.signal.addEventListener("abort", () => abortRequest(req));
            sendRequestBody(req, body, request, rejectRequest);
        });
    }
    makeRequestWithExpectContinue(request, abortController, prepareBody, knownBodyLength) {
        const { options, isInsecure } = this.getRequestOptions(request);
        addExpectContinueFraming(options, knownBodyLength);
        return new Promise((resolve, reject) => {
            const { createRequest, onResponse, rejectRequest, abortRequest } = createRequestLifecycle(request, options, isInsecure, resolve, reject);
            createExpectContinueRequest({
                abortSignal: abortController.signal,
                bodyStream: nodeHttpClient_isReadableStream(request.body) ? request.body : undefined,
                createRequest,
                onAbort: abortRequest,
                onError: rejectRequest,
                onBodyError: reject,
                onResponse,
                sendBody: (clientRequest) => {
                    const body = prepareBody();
                    sendRequestBody(clientRequest, body, request, rejectRequest);
                },
            });
        });
    }
    getRequestOptions(request) {
        const url = new URL(request.url);
        const isInsecure = url.protocol !== "https:";
        if (isInsecure && !request.allowInsecureConnection) {
            throw new Error(`Cannot connect to ${request.url} while allowInsecureConnection is false.`);
        }
        const agent = request.agent ?? this.getOrCreateAgent(request, isInsecure);
        return {
            isInsecure,
            options: {
                agent,
                hostname: url.hostname,
                path: `${url.pathname}${url.search}`,
                port: url.port,
                method: request.method,
                headers: request.headers.toJSON({ preserveCase: true }),
                ...request.requestOverrides,
            },
        };
    }
    getOrCreateAgent(request, isInsecure) {
        const disableKeepAlive = request.disableKeepAlive;
        // Handle Insecure requests first
        if (isInsecure) {
            if (disableKeepAlive) {
                // keepAlive:false is the default so we don't need a custom Agent
                return external_node_http_namespaceObject.globalAgent;
            }
            if (!this.cachedHttpAgent) {
                // If there is no cached agent create a new one and cache it.
                this.cachedHttpAgent = new external_node_http_namespaceObject.Agent({ keepAlive: true });
            }
            return this.cachedHttpAgent;
        }
        else {
            if (disableKeepAlive && !request.tlsSettings) {
                // When there are no tlsSettings and keepAlive is false
                // we don't need a custom agent
                return external_node_https_namespaceObject.globalAgent;
            }
            // We use the tlsSettings to index cached clients
            const tlsSettings = request.tlsSettings ?? DEFAULT_TLS_SETTINGS;
            // Get the cached agent or create a new one with the
            // provided values for keepAlive and tlsSettings
            let agent = this.cachedHttpsAgents.get(tlsSettings);
            if (agent && agent.options.keepAlive === !disableKeepAlive) {
                return agent;
            }
            log/* logger */.v.info("No cached TLS Agent exist, creating a new Agent");
            agent = new external_node_https_namespaceObject.Agent({
                // keepAlive is true if disableKeepAlive is false.
                keepAlive: !disableKeepAlive,
                // Since we are spreading, if no tslSettings were provided, nothing is added to the agent options.
                ...tlsSettings,
            });
            this.cachedHttpsAgents.set(tlsSettings, agent);
            return agent;
        }
    }
}
function getResponseHeaders(res) {
    const headers = httpHeaders_createHttpHeaders();
    for (const header of Object.keys(res.headers)) {
        const value = res.headers[header];
        if (Array.isArray(value)) {
            if (value.length > 0) {
                headers.set(header, value[0]);
            }
        }
        else if (value) {
            headers.set(header, value);
        }
    }
    return headers;
}
function getDecodedResponseStream(stream, headers, abortSignal) {
    const contentEncoding = headers.get("Content-Encoding");
    if (contentEncoding === "gzip") {
        return pipeResponseStream(stream, external_node_zlib_namespaceObject.createGunzip(), abortSignal);
    }
    else if (contentEncoding === "deflate") {
        return pipeResponseStream(stream, external_node_zlib_namespaceObject.createInflate(), abortSignal);
    }
    return stream;
}
function pipeUploadStream(source, destination, request, onError) {
    let tearingDown = false;
    const cleanupFinished = (0,external_node_stream_namespaceObject.finished)(source, { writable: false }, onSourceComplete);
    function onSourceComplete(error) {
        cleanupFinished();
        destination.removeListener("close", onDestinationClose);
        if (error && !tearingDown) {
            const requestError = toRequestSendError(error, request);
            destination.destroy(requestError);
            onError?.(requestError);
        }
    }
    function onDestinationClose() {
        // Keep observing the source, but do not forward failures caused by intentional teardown.
        tearingDown = true;
        source.unpipe(destination);
        (0,responseBody/* disposeNodeStream */.WT)(source);
    }
    destination.once("close", onDestinationClose);
    source.pipe(destination);
}
function pipeResponseStream(source, destination, abortSignal) {
    (0,responseBody/* setResponseBodySource */.rp)(destination, source);
    let cleanupSource = () => { };
    let cleanupDestination = () => { };
    cleanupSource = (0,external_node_stream_namespaceObject.finished)(source, { writable: false }, (error) => {
        cleanupSource();
        if (error) {
            destination.destroy(abortSignal.aborted ? new AbortError() : error);
        }
    });
    cleanupDestination = (0,external_node_stream_namespaceObject.finished)(destination, { writable: false }, () => {
        cleanupDestination();
        // Keep the source observer until its own completion, including any queued error.
        source.unpipe(destination);
        if (source.readable) {
            (0,responseBody/* disposeNodeStream */.WT)(source);
        }
    });
    return source.pipe(destination);
}
function streamToText(stream) {
    return new Promise((resolve, reject) => {
        const buffer = [];
        const cleanupFinished = (0,external_node_stream_namespaceObject.finished)(stream, { writable: false }, onComplete);
        function onData(chunk) {
            if (Buffer.isBuffer(chunk)) {
                buffer.push(chunk);
            }
            else {
                buffer.push(Buffer.from(chunk));
            }
        }
        function onComplete(error) {
            cleanupFinished();
            stream.removeListener("data", onData);
            if (error?.name === "AbortError") {
                reject(error);
            }
            else if (error) {
                reject(new restError_RestError(`Error reading response as text: ${error.message}`, {
                    code: restError_RestError.PARSE_ERROR,
                }));
            }
            else {
                resolve(Buffer.concat(buffer).toString("utf8"));
            }
        }
        stream.on("data", onData);
    });
}
/** @internal */
function getBodyLength(body) {
    if (!body) {
        return 0;
    }
    else if (Buffer.isBuffer(body)) {
        return body.length;
    }
    else if (nodeHttpClient_isReadableStream(body)) {
        return null;
    }
    else if (isArrayBuffer(body)) {
        return body.byteLength;
    }
    else if (typeof body === "string") {
        return Buffer.byteLength(body);
    }
    else {
        return null;
    }
}
/**
 * Create a new HttpClient instance for the NodeJS environment.
 * @internal
 */
function createNodeHttpClient() {
    return new NodeHttpClient();
}
//# sourceMappingURL=nodeHttpClient.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/defaultHttpClient.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Create the correct HttpClient for the current environment.
 */
function defaultHttpClient_createDefaultHttpClient() {
    return createNodeHttpClient();
}
//# sourceMappingURL=defaultHttpClient.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/logPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


/**
 * The programmatic identifier of the logPolicy.
 */
const logPolicyName = "logPolicy";
/**
 * A policy that logs all requests and responses.
 * @param options - Options to configure logPolicy.
 */
function logPolicy_logPolicy(options = {}) {
    const logger = options.logger ?? log/* logger */.v.info;
    const sanitizer = new util_sanitizer/* Sanitizer */.I({
        additionalAllowedHeaderNames: options.additionalAllowedHeaderNames,
        additionalAllowedQueryParameters: options.additionalAllowedQueryParameters,
    });
    return {
        name: logPolicyName,
        async sendRequest(request, next) {
            if (!logger.enabled) {
                return next(request);
            }
            logger(`Request: ${sanitizer.sanitize(request)}`);
            const response = await next(request);
            logger(`Response status code: ${response.status}`);
            logger(`Headers: ${sanitizer.sanitize({ headers: response.headers })}`);
            return response;
        },
    };
}
//# sourceMappingURL=logPolicy.js.map
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __nccwpck_require__(1708);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/userAgentPlatform.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


/**
 * @internal
 */
function getHeaderName() {
    return "User-Agent";
}
/**
 * @internal
 */
async function userAgentPlatform_setPlatformSpecificData(map) {
    if (process && process.versions) {
        const osInfo = `${os.type()} ${os.release()}; ${os.arch()}`;
        if (process.versions.bun) {
            map.set("Bun", `${process.versions.bun} (${osInfo})`);
        }
        else if (process.versions.deno) {
            map.set("Deno", `${process.versions.deno} (${osInfo})`);
        }
        else if (process.versions.node) {
            map.set("Node", `${process.versions.node} (${osInfo})`);
        }
    }
}
//# sourceMappingURL=userAgentPlatform.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/userAgent.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.



function getUserAgentString(telemetryInfo) {
    const parts = [];
    for (const [key, value] of telemetryInfo) {
        const token = value ? `${key}/${value}` : key;
        parts.push(token);
    }
    return parts.join(" ");
}
/**
 * @internal
 */
function getUserAgentHeaderName() {
    return getHeaderName();
}
/**
 * @internal
 */
async function userAgent_getUserAgentValue(prefix) {
    const runtimeInfo = new Map();
    runtimeInfo.set("ts-http-runtime", SDK_VERSION);
    await setPlatformSpecificData(runtimeInfo);
    const defaultAgent = getUserAgentString(runtimeInfo);
    const userAgentValue = prefix ? `${prefix} ${defaultAgent}` : defaultAgent;
    return userAgentValue;
}
//# sourceMappingURL=userAgent.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/userAgentPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

const UserAgentHeaderName = getUserAgentHeaderName();
/**
 * The programmatic identifier of the userAgentPolicy.
 */
const userAgentPolicyName = "userAgentPolicy";
/**
 * A policy that sets the User-Agent header (or equivalent) to reflect
 * the library version.
 * @param options - Options to customize the user agent value.
 */
function userAgentPolicy_userAgentPolicy(options = {}) {
    const userAgentValue = getUserAgentValue(options.userAgentPrefix);
    return {
        name: userAgentPolicyName,
        async sendRequest(request, next) {
            if (!request.headers.has(UserAgentHeaderName)) {
                request.headers.set(UserAgentHeaderName, await userAgentValue);
            }
            return next(request);
        },
    };
}
//# sourceMappingURL=userAgentPolicy.js.map
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/delay.js + 1 modules
var delay = __nccwpck_require__(297);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/helpers.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

const StandardAbortMessage = "The operation was aborted.";
/**
 * A wrapper for setTimeout that resolves a promise after delayInMs milliseconds.
 * @param delayInMs - The number of milliseconds to be delayed.
 * @param value - The value to be resolved with after a timeout of t milliseconds.
 * @param options - The options for delay - currently abort options
 *                  - abortSignal - The abortSignal associated with containing operation.
 *                  - abortErrorMsg - The abort error message associated with containing operation.
 * @returns Resolved promise
 */
function helpers_delay(delayInMs, value, options) {
    return new Promise((resolve, reject) => {
        let timer = undefined;
        let onAborted = undefined;
        const rejectOnAbort = () => {
            return reject(new AbortError(options?.abortErrorMsg ? options?.abortErrorMsg : StandardAbortMessage));
        };
        const removeListeners = () => {
            if (options?.abortSignal && onAborted) {
                options.abortSignal.removeEventListener("abort", onAborted);
            }
        };
        onAborted = () => {
            if (timer) {
                clearTimeout(timer);
            }
            removeListeners();
            return rejectOnAbort();
        };
        if (options?.abortSignal && options.abortSignal.aborted) {
            return rejectOnAbort();
        }
        timer = setTimeout(() => {
            removeListeners();
            resolve(value);
        }, delayInMs);
        if (options?.abortSignal) {
            options.abortSignal.addEventListener("abort", onAborted);
        }
    });
}
/**
 * @internal
 * @returns the parsed value or undefined if the parsed value is invalid.
 */
function parseHeaderValueAsNumber(response, headerName) {
    const value = response.headers.get(headerName);
    if (!value)
        return;
    const valueAsNum = Number(value);
    if (Number.isNaN(valueAsNum))
        return;
    return valueAsNum;
}
//# sourceMappingURL=helpers.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/retryStrategies/throttlingRetryStrategy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * The header that comes back from services representing
 * the amount of time (minimum) to wait to retry (in seconds or timestamp after which we can retry).
 */
const RetryAfterHeader = "Retry-After";
/**
 * The headers that come back from services representing
 * the amount of time (minimum) to wait to retry.
 *
 * "retry-after-ms", "x-ms-retry-after-ms" : milliseconds
 * "Retry-After" : seconds or timestamp
 */
const AllRetryAfterHeaders = ["retry-after-ms", "x-ms-retry-after-ms", RetryAfterHeader];
/**
 * A response is a throttling retry response if it has a throttling status code (429 or 503),
 * as long as one of the [ "Retry-After" or "retry-after-ms" or "x-ms-retry-after-ms" ] headers has a valid value.
 *
 * Returns the `retryAfterInMs` value if the response is a throttling retry response.
 * If not throttling retry response, returns `undefined`.
 *
 * @internal
 */
function getRetryAfterInMs(response) {
    if (!(response && [429, 503].includes(response.status)))
        return undefined;
    try {
        // Headers: "retry-after-ms", "x-ms-retry-after-ms", "Retry-After"
        for (const header of AllRetryAfterHeaders) {
            const retryAfterValue = parseHeaderValueAsNumber(response, header);
            if (retryAfterValue === 0 || retryAfterValue) {
                // "Retry-After" header ==> seconds
                // "retry-after-ms", "x-ms-retry-after-ms" headers ==> milli-seconds
                const multiplyingFactor = header === RetryAfterHeader ? 1000 : 1;
                return retryAfterValue * multiplyingFactor; // in milli-seconds
            }
        }
        // RetryAfterHeader ("Retry-After") has a special case where it might be formatted as a date instead of a number of seconds
        const retryAfterHeader = response.headers.get(RetryAfterHeader);
        if (!retryAfterHeader)
            return;
        const date = Date.parse(retryAfterHeader);
        const diff = date - Date.now();
        // negative diff would mean a date in the past, so retry asap with 0 milliseconds
        return Number.isFinite(diff) ? Math.max(0, diff) : undefined;
    }
    catch {
        return undefined;
    }
}
/**
 * A response is a retry response if it has a throttling status code (429 or 503),
 * as long as one of the [ "Retry-After" or "retry-after-ms" or "x-ms-retry-after-ms" ] headers has a valid value.
 */
function isThrottlingRetryResponse(response) {
    return Number.isFinite(getRetryAfterInMs(response));
}
function throttlingRetryStrategy_throttlingRetryStrategy() {
    return {
        name: "throttlingRetryStrategy",
        retry({ response }) {
            const retryAfterInMs = getRetryAfterInMs(response);
            if (!Number.isFinite(retryAfterInMs)) {
                return { skipStrategy: true };
            }
            return {
                retryAfterInMs,
            };
        },
    };
}
//# sourceMappingURL=throttlingRetryStrategy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/retryStrategies/exponentialRetryStrategy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


// intervals are in milliseconds
const DEFAULT_CLIENT_RETRY_INTERVAL = 1000;
const DEFAULT_CLIENT_MAX_RETRY_INTERVAL = 1000 * 64;
/**
 * A retry strategy that retries with an exponentially increasing delay in these two cases:
 * - When there are errors in the underlying transport layer (e.g. DNS lookup failures).
 * - Or otherwise if the outgoing request fails (408, greater or equal than 500, except for 501 and 505).
 */
function exponentialRetryStrategy_exponentialRetryStrategy(options = {}) {
    const retryInterval = options.retryDelayInMs ?? DEFAULT_CLIENT_RETRY_INTERVAL;
    const maxRetryInterval = options.maxRetryDelayInMs ?? DEFAULT_CLIENT_MAX_RETRY_INTERVAL;
    return {
        name: "exponentialRetryStrategy",
        retry({ retryCount, response, responseError }) {
            const matchedSystemError = isSystemError(responseError);
            const ignoreSystemErrors = matchedSystemError && options.ignoreSystemErrors;
            const isExponential = isExponentialRetryResponse(response);
            const ignoreExponentialResponse = isExponential && options.ignoreHttpStatusCodes;
            const unknownResponse = response && (isThrottlingRetryResponse(response) || !isExponential);
            if (unknownResponse || ignoreExponentialResponse || ignoreSystemErrors) {
                return { skipStrategy: true };
            }
            if (responseError && !matchedSystemError && !isExponential) {
                return { errorToThrow: responseError };
            }
            return (0,delay/* calculateRetryDelay */.g)(retryCount, {
                retryDelayInMs: retryInterval,
                maxRetryDelayInMs: maxRetryInterval,
            });
        },
    };
}
/**
 * A response is a retry response if it has status codes:
 * - 408, or
 * - Greater or equal than 500, except for 501 and 505.
 */
function isExponentialRetryResponse(response) {
    return Boolean(response &&
        response.status !== undefined &&
        (response.status >= 500 || response.status === 408) &&
        response.status !== 501 &&
        response.status !== 505);
}
/**
 * Determines whether an error from a pipeline response was triggered in the network layer.
 */
function isSystemError(err) {
    if (!err) {
        return false;
    }
    return (err.code === "ETIMEDOUT" ||
        err.code === "ESOCKETTIMEDOUT" ||
        err.code === "ECONNREFUSED" ||
        err.code === "ECONNRESET" ||
        err.code === "ENOENT" ||
        err.code === "ENOTFOUND");
}
//# sourceMappingURL=exponentialRetryStrategy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/constants.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
const constants_SDK_VERSION = "0.3.11";
const constants_DEFAULT_RETRY_POLICY_COUNT = 3;
//# sourceMappingURL=constants.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/retryPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.






const retryPolicyLogger = (0,logger_logger/* createClientLogger */.KV)("ts-http-runtime retryPolicy");
/**
 * The programmatic identifier of the retryPolicy.
 */
const retryPolicyName = "retryPolicy";
/**
 * retryPolicy is a generic policy to enable retrying requests when certain conditions are met
 */
function retryPolicy_retryPolicy(strategies, options = { maxRetries: constants_DEFAULT_RETRY_POLICY_COUNT }) {
    const logger = options.logger || retryPolicyLogger;
    return {
        name: retryPolicyName,
        async sendRequest(request, next) {
            let response;
            let responseError;
            let retryCount = -1;
            retryRequest: while (true) {
                retryCount += 1;
                responseError = undefined;
                try {
                    logger.info(`Retry ${retryCount}: Attempting to send request`, request.requestId);
                    response = await next(request);
                    logger.info(`Retry ${retryCount}: Received a response from request`, request.requestId);
                }
                catch (e) {
                    logger.error(`Retry ${retryCount}: Received an error from request`, request.requestId);
                    // RestErrors are valid targets for the retry strategies.
                    // If none of the retry strategies can work with them, they will be thrown later in this policy.
                    // If the received error is not a RestError, it is immediately thrown.
                    if (!restError_isRestError(e)) {
                        throw e;
                    }
                    responseError = e;
                    response = e.response;
                }
                if (request.abortSignal?.aborted) {
                    logger.error(`Retry ${retryCount}: Request aborted.`);
                    const abortError = new AbortError();
                    throw abortError;
                }
                if (retryCount >= (options.maxRetries ?? constants_DEFAULT_RETRY_POLICY_COUNT)) {
                    logger.info(`Retry ${retryCount}: Maximum retries reached. Returning the last received response, or throwing the last received error.`);
                    if (responseError) {
                        throw responseError;
                    }
                    else if (response) {
                        return response;
                    }
                    else {
                        throw new Error("Maximum retries reached with no response or error to throw");
                    }
                }
                logger.info(`Retry ${retryCount}: Processing ${strategies.length} retry strategies.`);
                strategiesLoop: for (const strategy of strategies) {
                    const strategyLogger = strategy.logger || logger;
                    strategyLogger.info(`Retry ${retryCount}: Processing retry strategy ${strategy.name}.`);
                    const modifiers = strategy.retry({
                        retryCount,
                        response,
                        responseError,
                    });
                    if (modifiers.skipStrategy) {
                        strategyLogger.info(`Retry ${retryCount}: Skipped.`);
                        continue strategiesLoop;
                    }
                    const { errorToThrow, retryAfterInMs, redirectTo } = modifiers;
                    if (errorToThrow) {
                        strategyLogger.error(`Retry ${retryCount}: Retry strategy ${strategy.name} throws error:`, errorToThrow);
                        throw errorToThrow;
                    }
                    if (retryAfterInMs || retryAfterInMs === 0) {
                        strategyLogger.info(`Retry ${retryCount}: Retry strategy ${strategy.name} retries after ${retryAfterInMs}`);
                        if (response) {
                            await (0,responseBody/* disposeResponseBody */.VA)(response);
                        }
                        await helpers_delay(retryAfterInMs, undefined, { abortSignal: request.abortSignal });
                        continue retryRequest;
                    }
                    if (redirectTo) {
                        strategyLogger.info(`Retry ${retryCount}: Retry strategy ${strategy.name} redirects to ${redirectTo}`);
                        if (response) {
                            await (0,responseBody/* disposeResponseBody */.VA)(response);
                        }
                        request.url = redirectTo;
                        continue retryRequest;
                    }
                }
                if (responseError) {
                    logger.info(`None of the retry strategies could work with the received error. Throwing it.`);
                    throw responseError;
                }
                if (response) {
                    logger.info(`None of the retry strategies could work with the received response. Returning it.`);
                    return response;
                }
                // If all the retries skip and there's no response,
                // we're still in the retry loop, so a new request will be sent
                // until `maxRetries` is reached.
            }
        },
    };
}
//# sourceMappingURL=retryPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/defaultRetryPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.




/**
 * Name of the {@link defaultRetryPolicy}
 */
const defaultRetryPolicyName = "defaultRetryPolicy";
/**
 * A policy that retries according to three strategies:
 * - When the server sends a 429 response with a Retry-After header.
 * - When there are errors in the underlying transport layer (e.g. DNS lookup failures).
 * - Or otherwise if the outgoing request fails, it will retry with an exponentially increasing delay.
 */
function defaultRetryPolicy_defaultRetryPolicy(options = {}) {
    return {
        name: defaultRetryPolicyName,
        sendRequest: retryPolicy_retryPolicy([throttlingRetryStrategy_throttlingRetryStrategy(), exponentialRetryStrategy_exponentialRetryStrategy(options)], {
            maxRetries: options.maxRetries ?? constants_DEFAULT_RETRY_POLICY_COUNT,
        }).sendRequest,
    };
}
//# sourceMappingURL=defaultRetryPolicy.js.map
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/bytesEncoding.js
var bytesEncoding = __nccwpck_require__(3816);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/formData.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
/**
 * If the request body is a native FormData, convert it to our FormDataMap
 * representation and clear the body. Node.js's HTTP stack doesn't handle
 * FormData natively, so the pipeline must serialize it later.
 *
 * @internal
 */
function convertBodyToFormDataMap(body) {
    if (typeof FormData !== "undefined" && body instanceof FormData) {
        const formDataMap = {};
        for (const [key, value] of body.entries()) {
            const existing = formDataMap[key];
            if (Array.isArray(existing)) {
                existing.push(value);
            }
            else {
                formDataMap[key] = existing !== undefined ? [existing, value] : [value];
            }
        }
        return formDataMap;
    }
    return undefined;
}
//# sourceMappingURL=formData.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/formDataPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.



/**
 * The programmatic identifier of the formDataPolicy.
 */
const formDataPolicyName = "formDataPolicy";
/**
 * A policy that encodes FormData on the request into the body.
 */
function formDataPolicy_formDataPolicy() {
    return {
        name: formDataPolicyName,
        async sendRequest(request, next) {
            const converted = convertBodyToFormDataMap(request.body);
            if (converted) {
                request.formData = converted;
                request.body = undefined;
            }
            if (request.formData) {
                const contentType = request.headers.get("Content-Type");
                if (contentType && contentType.indexOf("application/x-www-form-urlencoded") !== -1) {
                    request.body = wwwFormUrlEncode(request.formData);
                }
                else {
                    await prepareFormData(request.formData, request);
                }
                request.formData = undefined;
            }
            return next(request);
        },
    };
}
function wwwFormUrlEncode(formData) {
    const urlSearchParams = new URLSearchParams();
    for (const [key, value] of Object.entries(formData)) {
        if (Array.isArray(value)) {
            for (const subValue of value) {
                urlSearchParams.append(key, subValue.toString());
            }
        }
        else {
            urlSearchParams.append(key, value.toString());
        }
    }
    return urlSearchParams.toString();
}
async function prepareFormData(formData, request) {
    // validate content type (multipart/form-data)
    const contentType = request.headers.get("Content-Type");
    if (contentType && !contentType.startsWith("multipart/form-data")) {
        // content type is specified and is not multipart/form-data. Exit.
        return;
    }
    request.headers.set("Content-Type", contentType ?? "multipart/form-data");
    // set body to MultipartRequestBody using content from FormDataMap
    const parts = [];
    for (const [fieldName, values] of Object.entries(formData)) {
        for (const value of Array.isArray(values) ? values : [values]) {
            if (typeof value === "string") {
                parts.push({
                    headers: httpHeaders_createHttpHeaders({
                        "Content-Disposition": `form-data; name="${fieldName}"`,
                    }),
                    body: (0,bytesEncoding/* stringToUint8Array */.A)(value, "utf-8"),
                });
            }
            else if (value === undefined || value === null || typeof value !== "object") {
                throw new Error(`Unexpected value for key ${fieldName}: ${value}. Value should be serialized to string first.`);
            }
            else {
                // using || instead of ?? here since if value.name is empty we should create a file name
                const fileName = value.name || "blob";
                const headers = httpHeaders_createHttpHeaders();
                headers.set("Content-Disposition", `form-data; name="${fieldName}"; filename="${fileName}"`);
                // again, || is used since an empty value.type means the content type is unset
                headers.set("Content-Type", value.type || "application/octet-stream");
                parts.push({
                    headers,
                    body: value,
                });
            }
        }
    }
    request.multipartBody = { parts };
}
//# sourceMappingURL=formDataPolicy.js.map
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/node_modules/https-proxy-agent/dist/index.js
var dist = __nccwpck_require__(5588);
// EXTERNAL MODULE: ./node_modules/http-proxy-agent/dist/index.js
var http_proxy_agent_dist = __nccwpck_require__(1970);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/proxyPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.



const HTTPS_PROXY = "HTTPS_PROXY";
const HTTP_PROXY = "HTTP_PROXY";
const ALL_PROXY = "ALL_PROXY";
const NO_PROXY = "NO_PROXY";
/**
 * The programmatic identifier of the proxyPolicy.
 */
const proxyPolicyName = "proxyPolicy";
/**
 * Stores the patterns specified in NO_PROXY environment variable.
 * @internal
 */
const globalNoProxyList = [];
let noProxyListLoaded = false;
/** A cache of whether a host should bypass the proxy. */
const globalBypassedMap = new Map();
function getEnvironmentValue(name) {
    if (process.env[name]) {
        return process.env[name];
    }
    else if (process.env[name.toLowerCase()]) {
        return process.env[name.toLowerCase()];
    }
    return undefined;
}
function loadEnvironmentProxyValue() {
    if (!process) {
        return undefined;
    }
    const httpsProxy = getEnvironmentValue(HTTPS_PROXY);
    const allProxy = getEnvironmentValue(ALL_PROXY);
    const httpProxy = getEnvironmentValue(HTTP_PROXY);
    return httpsProxy || allProxy || httpProxy;
}
/**
 * Check whether the host of a given `uri` matches any pattern in the no proxy list.
 * If there's a match, any request sent to the same host shouldn't have the proxy settings set.
 * This implementation is a port of https://github.com/Azure/azure-sdk-for-net/blob/8cca811371159e527159c7eb65602477898683e2/sdk/core/Azure.Core/src/Pipeline/Internal/HttpEnvironmentProxy.cs#L210
 */
function isBypassed(uri, noProxyList, bypassedMap) {
    if (noProxyList.length === 0) {
        return false;
    }
    const host = new URL(uri).hostname;
    if (bypassedMap?.has(host)) {
        return bypassedMap.get(host);
    }
    let isBypassedFlag = false;
    for (const pattern of noProxyList) {
        if (pattern[0] === ".") {
            // This should match either domain it self or any subdomain or host
            // .foo.com will match foo.com it self or *.foo.com
            if (host.endsWith(pattern)) {
                isBypassedFlag = true;
            }
            else {
                if (host.length === pattern.length - 1 && host === pattern.slice(1)) {
                    isBypassedFlag = true;
                }
            }
        }
        else {
            if (host === pattern) {
                isBypassedFlag = true;
            }
        }
    }
    bypassedMap?.set(host, isBypassedFlag);
    return isBypassedFlag;
}
function loadNoProxy() {
    const noProxy = getEnvironmentValue(NO_PROXY);
    noProxyListLoaded = true;
    if (noProxy) {
        return noProxy
            .split(",")
            .map((item) => item.trim())
            .filter((item) => item.length);
    }
    return [];
}
/**
 * This method converts a proxy url into `ProxySettings` for use with ProxyPolicy.
 * If no argument is given, it attempts to parse a proxy URL from the environment
 * variables `HTTPS_PROXY` or `HTTP_PROXY`.
 * @param proxyUrl - The url of the proxy to use. May contain authentication information.
 * @deprecated - Internally this method is no longer necessary when setting proxy information.
 */
function getDefaultProxySettings(proxyUrl) {
    if (!proxyUrl) {
        proxyUrl = loadEnvironmentProxyValue();
        if (!proxyUrl) {
            return undefined;
        }
    }
    const parsedUrl = new URL(proxyUrl);
    const schema = parsedUrl.protocol ? parsedUrl.protocol + "//" : "";
    return {
        host: schema + parsedUrl.hostname,
        port: Number.parseInt(parsedUrl.port || "80"),
        username: parsedUrl.username,
        password: parsedUrl.password,
    };
}
/**
 * This method attempts to parse a proxy URL from the environment
 * variables `HTTPS_PROXY` or `HTTP_PROXY`.
 */
function getDefaultProxySettingsInternal() {
    const envProxy = loadEnvironmentProxyValue();
    return envProxy ? new URL(envProxy) : undefined;
}
function getUrlFromProxySettings(settings) {
    let parsedProxyUrl;
    try {
        parsedProxyUrl = new URL(settings.host);
    }
    catch {
        throw new Error(`Expecting a valid host string in proxy settings, but found "${settings.host}".`);
    }
    parsedProxyUrl.port = String(settings.port);
    if (settings.username) {
        parsedProxyUrl.username = settings.username;
    }
    if (settings.password) {
        parsedProxyUrl.password = settings.password;
    }
    return parsedProxyUrl;
}
function setProxyAgentOnRequest(request, cachedAgents, proxyUrl) {
    // Custom Agent should take precedence so if one is present
    // we should skip to avoid overwriting it.
    if (request.agent) {
        return;
    }
    const url = new URL(request.url);
    const isInsecure = url.protocol !== "https:";
    if (request.tlsSettings) {
        log/* logger */.v.warning("TLS settings are not supported in combination with custom Proxy, certificates provided to the client will be ignored.");
    }
    if (isInsecure) {
        if (!cachedAgents.httpProxyAgent) {
            cachedAgents.httpProxyAgent = new http_proxy_agent_dist.HttpProxyAgent(proxyUrl);
        }
        request.agent = cachedAgents.httpProxyAgent;
    }
    else {
        if (!cachedAgents.httpsProxyAgent) {
            cachedAgents.httpsProxyAgent = new dist.HttpsProxyAgent(proxyUrl);
        }
        request.agent = cachedAgents.httpsProxyAgent;
    }
}
/**
 * A policy that allows one to apply proxy settings to all requests.
 * If not passed static settings, they will be retrieved from the HTTPS_PROXY
 * or HTTP_PROXY environment variables.
 * @param proxySettings - ProxySettings to use on each request.
 * @param options - additional settings, for example, custom NO_PROXY patterns
 */
function proxyPolicy_proxyPolicy(proxySettings, options) {
    if (!noProxyListLoaded) {
        globalNoProxyList.push(...loadNoProxy());
    }
    const defaultProxy = proxySettings
        ? getUrlFromProxySettings(proxySettings)
        : getDefaultProxySettingsInternal();
    const cachedAgents = {};
    return {
        name: proxyPolicyName,
        async sendRequest(request, next) {
            if (!request.proxySettings &&
                defaultProxy &&
                !isBypassed(request.url, options?.customNoProxyList ?? globalNoProxyList, options?.customNoProxyList ? undefined : globalBypassedMap)) {
                setProxyAgentOnRequest(request, cachedAgents, defaultProxy);
            }
            else if (request.proxySettings) {
                setProxyAgentOnRequest(request, cachedAgents, getUrlFromProxySettings(request.proxySettings));
            }
            return next(request);
        },
    };
}
//# sourceMappingURL=proxyPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/redirectPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.



/**
 * The programmatic identifier of the redirectPolicy.
 */
const redirectPolicyName = "redirectPolicy";
/**
 * Methods that are allowed to follow redirects 301 and 302
 */
const allowedRedirect = ["GET", "HEAD"];
/**
 * A policy to follow Location headers from the server in order
 * to support server-side redirection.
 * In the browser, this policy is not used.
 * @param options - Options to control policy behavior.
 */
function redirectPolicy_redirectPolicy(options = {}) {
    const { maxRetries = 20, allowCrossOriginRedirects = false } = options;
    return {
        name: redirectPolicyName,
        async sendRequest(request, next) {
            const response = await next(request);
            return handleRedirect(next, response, maxRetries, allowCrossOriginRedirects);
        },
    };
}
async function handleRedirect(next, response, maxRetries, allowCrossOriginRedirects, currentRetries = 0) {
    const { request, status, headers } = response;
    const locationHeader = headers.get("location");
    if (locationHeader &&
        (status === 300 ||
            (status === 301 && allowedRedirect.includes(request.method)) ||
            (status === 302 && allowedRedirect.includes(request.method)) ||
            (status === 303 && request.method === "POST") ||
            status === 307) &&
        currentRetries < maxRetries) {
        const url = new URL(locationHeader, request.url);
        // Only follow redirects to the same origin by default.
        if (!allowCrossOriginRedirects) {
            const originalUrl = new URL(request.url);
            if (url.origin !== originalUrl.origin) {
                log/* logger */.v.verbose(`Skipping cross-origin redirect from ${originalUrl.origin} to ${url.origin}.`);
                return response;
            }
        }
        request.url = url.toString();
        // POST request with Status code 303 should be converted into a
        // redirected GET request if the redirect url is present in the location header
        if (status === 303) {
            request.method = "GET";
            if (request.requestOverrides && "method" in request.requestOverrides) {
                request.requestOverrides = { ...request.requestOverrides, method: "GET" };
            }
            removeRequestBodyHeaders(request);
            delete request.body;
        }
        request.headers.delete("Authorization");
        await (0,responseBody/* disposeResponseBody */.VA)(response);
        const res = await next(request);
        return handleRedirect(next, res, maxRetries, allowCrossOriginRedirects, currentRetries + 1);
    }
    return response;
}
//# sourceMappingURL=redirectPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/platformPolicies.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.





/**
 * Add platform-specific policies to the pipeline.
 *
 * On Node.js, this adds agent, TLS, proxy, decompression, and redirect
 * policies. On browser and React Native these concerns are handled
 * natively by the runtime, so this is a no-op.
 *
 * @internal
 */
function platformPolicies_addPlatformPolicies(pipeline, options) {
    if (options.agent) {
        pipeline.addPolicy(agentPolicy(options.agent));
    }
    if (options.tlsOptions) {
        pipeline.addPolicy(tlsPolicy(options.tlsOptions));
    }
    pipeline.addPolicy(proxyPolicy(options.proxyOptions));
    pipeline.addPolicy(decompressResponsePolicy());
    // Both XHR and Fetch expect to handle redirects automatically,
    // so this only takes effect on Node.
    pipeline.addPolicy(redirectPolicy(options.redirectOptions), { afterPhase: "Retry" });
}
//# sourceMappingURL=platformPolicies.js.map
// EXTERNAL MODULE: external "stream"
var external_stream_ = __nccwpck_require__(2203);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/typeGuards-node.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Checks if the given value is a Node.js readable stream.
 *
 * @internal
 */
function typeGuards_node_isNodeReadableStream(x) {
    return x instanceof Readable;
}
/**
 * Checks if the given value is a web ReadableStream.
 *
 * @internal
 */
function typeGuards_node_isWebReadableStream(x) {
    return x instanceof ReadableStream;
}
//# sourceMappingURL=typeGuards-node.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/typeGuards.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


function typeGuards_isBinaryBody(body) {
    return (body !== undefined &&
        (body instanceof Uint8Array ||
            typeGuards_isReadableStream(body) ||
            typeof body === "function" ||
            body instanceof Blob));
}
function typeGuards_isReadableStream(x) {
    return isNodeReadableStream(x) || isWebReadableStream(x);
}
function typeGuards_isBlob(x) {
    return x instanceof Blob;
}
//# sourceMappingURL=typeGuards.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/concat.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


async function* streamAsyncIterator() {
    const reader = this.getReader();
    try {
        while (true) {
            const { done, value } = await reader.read();
            if (done) {
                return;
            }
            yield value;
        }
    }
    finally {
        reader.releaseLock();
    }
}
function makeAsyncIterable(webStream) {
    if (!webStream[Symbol.asyncIterator]) {
        webStream[Symbol.asyncIterator] = streamAsyncIterator.bind(webStream);
    }
    if (!webStream.values) {
        webStream.values = streamAsyncIterator.bind(webStream);
    }
}
function ensureNodeStream(stream) {
    if (stream instanceof ReadableStream) {
        makeAsyncIterable(stream);
        return external_stream_.Readable.fromWeb(stream);
    }
    else {
        return stream;
    }
}
function toStream(source) {
    if (source instanceof Uint8Array) {
        return external_stream_.Readable.from(Buffer.from(source));
    }
    else if (typeGuards_isBlob(source)) {
        return ensureNodeStream(source.stream());
    }
    else {
        return ensureNodeStream(source);
    }
}
/**
 * Utility function that concatenates a set of binary inputs into one combined output.
 *
 * @param sources - array of sources for the concatenation
 * @returns - in Node, a (() =\> NodeJS.ReadableStream) which, when read, produces a concatenation of all the inputs.
 *           In browser, returns a `Blob` representing all the concatenated inputs.
 *
 * @internal
 */
async function concat(sources) {
    return function () {
        const streams = sources.map((x) => (typeof x === "function" ? x() : x)).map(toStream);
        return external_stream_.Readable.from((async function* () {
            for (const stream of streams) {
                for await (const chunk of stream) {
                    yield chunk;
                }
            }
        })());
    };
}
//# sourceMappingURL=concat.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/multipartPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.




function generateBoundary() {
    return `----AzSDKFormBoundary${randomUUID()}`;
}
function encodeHeaders(headers) {
    let result = "";
    for (const [key, value] of headers) {
        result += `${key}: ${value}\r\n`;
    }
    return result;
}
function getLength(source) {
    if (source instanceof Uint8Array) {
        return source.byteLength;
    }
    else if (typeGuards_isBlob(source)) {
        // if was created using createFile then -1 means we have an unknown size
        return source.size === -1 ? undefined : source.size;
    }
    else {
        return undefined;
    }
}
function getTotalLength(sources) {
    let total = 0;
    for (const source of sources) {
        const partLength = getLength(source);
        if (partLength === undefined) {
            return undefined;
        }
        else {
            total += partLength;
        }
    }
    return total;
}
async function buildRequestBody(request, parts, boundary) {
    const sources = [
        (0,bytesEncoding/* stringToUint8Array */.A)(`--${boundary}`, "utf-8"),
        ...parts.flatMap((part) => [
            (0,bytesEncoding/* stringToUint8Array */.A)("\r\n", "utf-8"),
            (0,bytesEncoding/* stringToUint8Array */.A)(encodeHeaders(part.headers), "utf-8"),
            (0,bytesEncoding/* stringToUint8Array */.A)("\r\n", "utf-8"),
            part.body,
            (0,bytesEncoding/* stringToUint8Array */.A)(`\r\n--${boundary}`, "utf-8"),
        ]),
        (0,bytesEncoding/* stringToUint8Array */.A)("--\r\n\r\n", "utf-8"),
    ];
    const contentLength = getTotalLength(sources);
    if (contentLength) {
        request.headers.set("Content-Length", contentLength);
    }
    // The public BodyPart.body type uses Uint8Array (= Uint8Array<ArrayBufferLike>) for
    // backward compatibility. Internally, concat requires Uint8Array<ArrayBuffer> to ensure
    // SharedArrayBuffer-backed arrays don't flow into Blob construction. In practice, HTTP
    // request bodies are always ArrayBuffer-backed, so this narrowing is safe.
    request.body = await concat(sources);
}
/**
 * Name of multipart policy
 */
const multipartPolicy_multipartPolicyName = "multipartPolicy";
const maxBoundaryLength = 70;
const validBoundaryCharacters = new Set(`abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'()+,-./:=?`);
function assertValidBoundary(boundary) {
    if (boundary.length > maxBoundaryLength) {
        throw new Error(`Multipart boundary "${boundary}" exceeds maximum length of 70 characters`);
    }
    if (Array.from(boundary).some((x) => !validBoundaryCharacters.has(x))) {
        throw new Error(`Multipart boundary "${boundary}" contains invalid characters`);
    }
}
/**
 * Pipeline policy for multipart requests
 */
function multipartPolicy_multipartPolicy() {
    return {
        name: multipartPolicy_multipartPolicyName,
        async sendRequest(request, next) {
            if (!request.multipartBody) {
                return next(request);
            }
            if (request.body) {
                throw new Error("multipartBody and regular body cannot be set at the same time");
            }
            let boundary = request.multipartBody.boundary;
            const contentTypeHeader = request.headers.get("Content-Type") ?? "multipart/mixed";
            const parsedHeader = contentTypeHeader.match(/^(multipart\/[^ ;]+)(?:; *boundary=(.+))?$/);
            if (!parsedHeader) {
                throw new Error(`Got multipart request body, but content-type header was not multipart: ${contentTypeHeader}`);
            }
            const [, contentType, parsedBoundary] = parsedHeader;
            if (parsedBoundary && boundary && parsedBoundary !== boundary) {
                throw new Error(`Multipart boundary was specified as ${parsedBoundary} in the header, but got ${boundary} in the request body`);
            }
            boundary ??= parsedBoundary;
            if (boundary) {
                assertValidBoundary(boundary);
            }
            else {
                boundary = generateBoundary();
            }
            request.headers.set("Content-Type", `${contentType}; boundary=${boundary}`);
            await buildRequestBody(request, request.multipartBody.parts, boundary);
            request.multipartBody = undefined;
            return next(request);
        },
    };
}
//# sourceMappingURL=multipartPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/createPipelineFromOptions.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.







/**
 * Create a new pipeline with a default set of customizable policies.
 * @param options - Options to configure a custom pipeline.
 */
function createPipelineFromOptions_createPipelineFromOptions(options) {
    const pipeline = createEmptyPipeline();
    addPlatformPolicies(pipeline, options);
    pipeline.addPolicy(formDataPolicy(), { beforePolicies: [multipartPolicyName] });
    pipeline.addPolicy(userAgentPolicy(options.userAgentOptions));
    // The multipart policy is added after policies with no phase, so that
    // policies can be added between it and formDataPolicy to modify
    // properties (e.g., making the boundary constant in recorded tests).
    pipeline.addPolicy(multipartPolicy(), { afterPhase: "Deserialize" });
    pipeline.addPolicy(defaultRetryPolicy(options.retryOptions), { phase: "Retry" });
    pipeline.addPolicy(logPolicy(options.loggingOptions), { afterPhase: "Sign" });
    return pipeline;
}
//# sourceMappingURL=createPipelineFromOptions.js.map
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/env.js
var env = __nccwpck_require__(7970);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/auth/checkInsecureConnection.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


// Ensure the warining is only emitted once
let insecureConnectionWarningEmmitted = false;
/**
 * Checks if the request is allowed to be sent over an insecure connection.
 *
 * A request is allowed to be sent over an insecure connection when:
 * - The `allowInsecureConnection` option is set to `true`.
 * - The request has the `allowInsecureConnection` property set to `true`.
 * - The request is being sent to `localhost` or `127.0.0.1`
 */
function allowInsecureConnection(request, options) {
    if (options.allowInsecureConnection && request.allowInsecureConnection) {
        const url = new URL(request.url);
        if (url.hostname === "localhost" || url.hostname === "127.0.0.1") {
            return true;
        }
    }
    return false;
}
/**
 * Logs a warning about sending a token over an insecure connection.
 *
 * This function will emit a node warning once, but log the warning every time.
 */
function emitInsecureConnectionWarning() {
    const warning = "Sending token over insecure transport. Assume any token issued is compromised.";
    logger.warning(warning);
    if (!insecureConnectionWarningEmmitted) {
        insecureConnectionWarningEmmitted = true;
        emitNodeWarning(warning);
    }
}
/**
 * Ensures that authentication is only allowed over HTTPS unless explicitly allowed.
 * Throws an error if the connection is not secure and not explicitly allowed.
 */
function checkInsecureConnection_ensureSecureConnection(request, options) {
    if (!request.url.toLowerCase().startsWith("https://")) {
        if (allowInsecureConnection(request, options)) {
            emitInsecureConnectionWarning();
        }
        else {
            throw new Error("Authentication is not permitted for non-TLS protected (non-https) URLs when allowInsecureConnection is false.");
        }
    }
}
//# sourceMappingURL=checkInsecureConnection.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/auth/apiKeyAuthenticationPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Name of the API Key Authentication Policy
 */
const apiKeyAuthenticationPolicyName = "apiKeyAuthenticationPolicy";
/**
 * Gets a pipeline policy that adds API key authentication to requests
 */
function apiKeyAuthenticationPolicy_apiKeyAuthenticationPolicy(options) {
    return {
        name: apiKeyAuthenticationPolicyName,
        async sendRequest(request, next) {
            // Ensure allowInsecureConnection is explicitly set when sending request to non-https URLs
            ensureSecureConnection(request, options);
            const scheme = (request.authSchemes ?? options.authSchemes)?.find((x) => x.kind === "apiKey");
            // Skip adding authentication header if no API key authentication scheme is found
            if (!scheme) {
                return next(request);
            }
            if (scheme.apiKeyLocation !== "header") {
                throw new Error(`Unsupported API key location: ${scheme.apiKeyLocation}`);
            }
            request.headers.set(scheme.name, options.credential.key);
            return next(request);
        },
    };
}
//# sourceMappingURL=apiKeyAuthenticationPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/auth/basicAuthenticationPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


/**
 * Name of the Basic Authentication Policy
 */
const basicAuthenticationPolicyName = "bearerAuthenticationPolicy";
/**
 * Gets a pipeline policy that adds basic authentication to requests
 */
function basicAuthenticationPolicy_basicAuthenticationPolicy(options) {
    return {
        name: basicAuthenticationPolicyName,
        async sendRequest(request, next) {
            // Ensure allowInsecureConnection is explicitly set when sending request to non-https URLs
            ensureSecureConnection(request, options);
            const scheme = (request.authSchemes ?? options.authSchemes)?.find((x) => x.kind === "http" && x.scheme === "basic");
            // Skip adding authentication header if no basic authentication scheme is found
            if (!scheme) {
                return next(request);
            }
            const { username, password } = options.credential;
            const headerValue = uint8ArrayToString(stringToUint8Array(`${username}:${password}`, "utf-8"), "base64");
            request.headers.set("Authorization", `Basic ${headerValue}`);
            return next(request);
        },
    };
}
//# sourceMappingURL=basicAuthenticationPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/auth/bearerAuthenticationPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Name of the Bearer Authentication Policy
 */
const bearerAuthenticationPolicyName = "bearerAuthenticationPolicy";
/**
 * Gets a pipeline policy that adds bearer token authentication to requests
 */
function bearerAuthenticationPolicy_bearerAuthenticationPolicy(options) {
    return {
        name: bearerAuthenticationPolicyName,
        async sendRequest(request, next) {
            // Ensure allowInsecureConnection is explicitly set when sending request to non-https URLs
            ensureSecureConnection(request, options);
            const scheme = (request.authSchemes ?? options.authSchemes)?.find((x) => x.kind === "http" && x.scheme === "bearer");
            // Skip adding authentication header if no bearer authentication scheme is found
            if (!scheme) {
                return next(request);
            }
            const token = await options.credential.getBearerToken({
                abortSignal: request.abortSignal,
            });
            request.headers.set("Authorization", `Bearer ${token}`);
            return next(request);
        },
    };
}
//# sourceMappingURL=bearerAuthenticationPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/auth/oauth2AuthenticationPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Name of the OAuth2 Authentication Policy
 */
const oauth2AuthenticationPolicyName = "oauth2AuthenticationPolicy";
/**
 * Gets a pipeline policy that adds authorization header from OAuth2 schemes
 */
function oauth2AuthenticationPolicy_oauth2AuthenticationPolicy(options) {
    return {
        name: oauth2AuthenticationPolicyName,
        async sendRequest(request, next) {
            // Ensure allowInsecureConnection is explicitly set when sending request to non-https URLs
            ensureSecureConnection(request, options);
            const scheme = (request.authSchemes ?? options.authSchemes)?.find((x) => x.kind === "oauth2");
            // Skip adding authentication header if no OAuth2 authentication scheme is found
            if (!scheme) {
                return next(request);
            }
            const token = await options.credential.getOAuth2Token(scheme.flows, {
                abortSignal: request.abortSignal,
            });
            request.headers.set("Authorization", `Bearer ${token}`);
            return next(request);
        },
    };
}
//# sourceMappingURL=oauth2AuthenticationPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/client/clientHelpers.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.








let cachedHttpClient;
/**
 * Creates a default rest pipeline to re-use accross Rest Level Clients
 */
function clientHelpers_createDefaultPipeline(options = {}) {
    const pipeline = createPipelineFromOptions(options);
    pipeline.addPolicy(apiVersionPolicy(options));
    const { credential, authSchemes, allowInsecureConnection } = options;
    if (credential) {
        if (isApiKeyCredential(credential)) {
            pipeline.addPolicy(apiKeyAuthenticationPolicy({ authSchemes, credential, allowInsecureConnection }));
        }
        else if (isBasicCredential(credential)) {
            pipeline.addPolicy(basicAuthenticationPolicy({ authSchemes, credential, allowInsecureConnection }));
        }
        else if (isBearerTokenCredential(credential)) {
            pipeline.addPolicy(bearerAuthenticationPolicy({ authSchemes, credential, allowInsecureConnection }));
        }
        else if (isOAuth2TokenCredential(credential)) {
            pipeline.addPolicy(oauth2AuthenticationPolicy({ authSchemes, credential, allowInsecureConnection }));
        }
    }
    return pipeline;
}
function clientHelpers_getCachedDefaultHttpsClient() {
    if (!cachedHttpClient) {
        cachedHttpClient = createDefaultHttpClient();
    }
    return cachedHttpClient;
}
//# sourceMappingURL=clientHelpers.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/client/multipart.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.




/**
 * Get value of a header in the part descriptor ignoring case
 */
function getHeaderValue(descriptor, headerName) {
    if (descriptor.headers) {
        const actualHeaderName = Object.keys(descriptor.headers).find((x) => x.toLowerCase() === headerName.toLowerCase());
        if (actualHeaderName) {
            return descriptor.headers[actualHeaderName];
        }
    }
    return undefined;
}
function getPartContentType(descriptor) {
    const contentTypeHeader = getHeaderValue(descriptor, "content-type");
    if (contentTypeHeader) {
        return contentTypeHeader;
    }
    // Special value of null means content type is to be omitted
    if (descriptor.contentType === null) {
        return undefined;
    }
    if (descriptor.contentType) {
        return descriptor.contentType;
    }
    const { body } = descriptor;
    if (body === null || body === undefined) {
        return undefined;
    }
    if (typeof body === "string" || typeof body === "number" || typeof body === "boolean") {
        return "text/plain; charset=UTF-8";
    }
    if (body instanceof Blob) {
        return body.type || "application/octet-stream";
    }
    if (isBinaryBody(body)) {
        return "application/octet-stream";
    }
    // arbitrary non-text object -> generic JSON content type by default. We will try to JSON.stringify the body.
    return "application/json";
}
/**
 * Enclose value in quotes and escape special characters, for use in the Content-Disposition header
 */
function escapeDispositionField(value) {
    return JSON.stringify(value);
}
function getContentDisposition(descriptor) {
    const contentDispositionHeader = getHeaderValue(descriptor, "content-disposition");
    if (contentDispositionHeader) {
        return contentDispositionHeader;
    }
    if (descriptor.dispositionType === undefined &&
        descriptor.name === undefined &&
        descriptor.filename === undefined) {
        return undefined;
    }
    const dispositionType = descriptor.dispositionType ?? "form-data";
    let disposition = dispositionType;
    if (descriptor.name) {
        disposition += `; name=${escapeDispositionField(descriptor.name)}`;
    }
    let filename = undefined;
    if (descriptor.filename) {
        filename = descriptor.filename;
    }
    else if (typeof File !== "undefined" && descriptor.body instanceof File) {
        const filenameFromFile = descriptor.body.name;
        if (filenameFromFile !== "") {
            filename = filenameFromFile;
        }
    }
    if (filename) {
        disposition += `; filename=${escapeDispositionField(filename)}`;
    }
    return disposition;
}
function normalizeBody(body, contentType) {
    if (body === undefined) {
        // zero-length body
        return new Uint8Array([]);
    }
    // binary and primitives should go straight on the wire regardless of content type
    if (isBinaryBody(body)) {
        return body;
    }
    if (typeof body === "string" || typeof body === "number" || typeof body === "boolean") {
        return stringToUint8Array(String(body), "utf-8");
    }
    // stringify objects for JSON-ish content types e.g. application/json, application/merge-patch+json, application/vnd.oci.manifest.v1+json, application.json; charset=UTF-8
    if (contentType && /application\/(.+\+)?json(;.+)?/i.test(String(contentType))) {
        return stringToUint8Array(JSON.stringify(body), "utf-8");
    }
    throw new RestError(`Unsupported body/content-type combination: ${body}, ${contentType}`);
}
function buildBodyPart(descriptor) {
    const contentType = getPartContentType(descriptor);
    const contentDisposition = getContentDisposition(descriptor);
    const headers = createHttpHeaders(descriptor.headers ?? {});
    if (contentType) {
        headers.set("content-type", contentType);
    }
    if (contentDisposition) {
        headers.set("content-disposition", contentDisposition);
    }
    const body = normalizeBody(descriptor.body, contentType);
    return {
        headers,
        body,
    };
}
function multipart_buildMultipartBody(parts) {
    return { parts: parts.map(buildBodyPart) };
}
//# sourceMappingURL=multipart.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/client/sendRequest.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.






/**
 * Helper function to send request used by the client
 * @param method - method to use to send the request
 * @param url - url to send the request to
 * @param pipeline - pipeline with the policies to run when sending the request
 * @param options - request options
 * @param customHttpClient - a custom HttpClient to use when making the request
 * @returns returns and HttpResponse
 */
async function sendRequest_sendRequest(method, url, pipeline, options = {}, customHttpClient) {
    const httpClient = customHttpClient ?? getCachedDefaultHttpsClient();
    const request = buildPipelineRequest(method, url, options);
    try {
        const response = await pipeline.sendRequest(httpClient, request);
        const headers = response.headers.toJSON();
        const stream = response.readableStreamBody ?? response.browserStreamBody;
        const parsedBody = options.responseAsStream || stream !== undefined ? undefined : getResponseBody(response);
        const body = stream ?? parsedBody;
        if (options?.onResponse) {
            options.onResponse({ ...response, request, rawHeaders: headers, parsedBody });
        }
        return {
            request,
            headers,
            status: `${response.status}`,
            body,
        };
    }
    catch (e) {
        if (isRestError(e) && e.response && options.onResponse) {
            const { response } = e;
            const rawHeaders = response.headers.toJSON();
            // UNBRANDED DIFFERENCE: onResponse callback does not have a second __legacyError property
            options?.onResponse({ ...response, request, rawHeaders }, e);
        }
        throw e;
    }
}
/**
 * Function to determine the content-type of a body
 * this is used if an explicit content-type is not provided
 * @param body - body in the request
 * @returns returns the content-type
 */
function getContentType(body) {
    if (body === undefined) {
        return undefined;
    }
    if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) {
        return "application/octet-stream";
    }
    if (isBlob(body) && body.type) {
        return body.type;
    }
    if (typeof body === "string") {
        try {
            JSON.parse(body);
            return "application/json";
        }
        catch (error) {
            // If we fail to parse the body, it is not json
            return undefined;
        }
    }
    // By default return json
    return "application/json";
}
function buildPipelineRequest(method, url, options = {}) {
    const headers = createHttpHeaders(options.headers);
    let requestContentType = options.contentType;
    if (!requestContentType) {
        requestContentType = headers.get("content-type");
    }
    if (requestContentType === undefined) {
        requestContentType = getContentType(options.body);
    }
    const { body, multipartBody } = getRequestBody(options.body, requestContentType);
    const accept = options.accept ??
        headers.get("accept") ??
        (options.noDefaultAcceptHeader ? undefined : "application/json");
    if (accept !== undefined) {
        headers.set("accept", accept);
    }
    if (requestContentType) {
        headers.set("content-type", requestContentType);
    }
    const { allowInsecureConnection, abortSignal, onUploadProgress, onDownloadProgress, timeout, responseAsStream, noDefaultAcceptHeader: _noDefaultAcceptHeader, url: _url, method: _method, body: _body, multipartBody: _multiBody, headers: _headers, ...rest } = options;
    const request = createPipelineRequest({
        url,
        method,
        body,
        multipartBody,
        headers,
        allowInsecureConnection,
        abortSignal,
        onUploadProgress,
        onDownloadProgress,
        timeout,
        enableBrowserStreams: true,
        streamResponseStatusCodes: responseAsStream ? new Set([Number.POSITIVE_INFINITY]) : undefined,
    });
    Object.assign(request, rest);
    return request;
}
/**
 * Prepares the body before sending the request
 */
function getRequestBody(body, contentType = "") {
    if (body === undefined) {
        return { body: undefined };
    }
    if (typeof FormData !== "undefined" && body instanceof FormData) {
        return { body };
    }
    if (isBlob(body)) {
        return { body };
    }
    if (isReadableStream(body)) {
        return { body };
    }
    if (typeof body === "function") {
        return { body: body };
    }
    if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) {
        return { body };
    }
    const firstType = contentType.split(";")[0];
    switch (firstType) {
        case "application/json":
            return { body: JSON.stringify(body) };
        case "multipart/form-data":
            if (Array.isArray(body)) {
                return { multipartBody: buildMultipartBody(body) };
            }
            return { body: JSON.stringify(body) };
        case "text/plain":
            return { body: String(body) };
        default:
            if (typeof body === "string") {
                return { body };
            }
            return { body: JSON.stringify(body) };
    }
}
/**
 * Prepares the response body
 */
function getResponseBody(response) {
    // Set the default response type
    const contentType = response.headers.get("content-type") ?? "";
    const firstType = contentType.split(";")[0];
    const bodyToParse = response.bodyAsText ?? "";
    if (firstType === "text/plain") {
        return String(bodyToParse);
    }
    // Default to "application/json" and fallback to string;
    try {
        return bodyToParse ? JSON.parse(bodyToParse) : undefined;
    }
    catch (error) {
        // If we were supposed to get a JSON object and failed to
        // parse, throw a parse error
        if (firstType === "application/json") {
            throw createParseError(response, error);
        }
        // We are not sure how to handle the response so we return it as
        // plain text.
        return String(bodyToParse);
    }
}
function createParseError(response, err) {
    const msg = `Error "${err}" occurred while parsing the response body - ${response.bodyAsText}.`;
    const errCode = err.code ?? RestError.PARSE_ERROR;
    return new RestError(msg, {
        code: errCode,
        statusCode: response.status,
        request: response.request,
        response: response,
    });
}
//# sourceMappingURL=sendRequest.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/client/getClient.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.




/**
 * Creates a client with a default pipeline
 * @param endpoint - Base endpoint for the client
 * @param clientOptions - Client options
 */
function getClient(endpoint, clientOptions = {}) {
    const pipeline = clientOptions.pipeline ?? createDefaultPipeline(clientOptions);
    if (clientOptions.additionalPolicies?.length) {
        for (const { policy, position } of clientOptions.additionalPolicies) {
            // Sign happens after Retry and is commonly needed to occur
            // before policies that intercept post-retry.
            const afterPhase = position === "perRetry" ? "Sign" : undefined;
            pipeline.addPolicy(policy, {
                afterPhase,
            });
        }
    }
    const noDefaultAcceptHeader = clientOptions.internal?.noDefaultAcceptHeader ?? false;
    const { allowInsecureConnection, httpClient } = clientOptions;
    const endpointUrl = clientOptions.endpoint ?? endpoint;
    const client = (path, ...args) => {
        const getUrl = (requestOptions) => buildRequestUrl(endpointUrl, path, args, { allowInsecureConnection, ...requestOptions });
        return {
            get: (requestOptions = {}) => {
                return buildOperation("GET", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient, noDefaultAcceptHeader);
            },
            post: (requestOptions = {}) => {
                return buildOperation("POST", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient, noDefaultAcceptHeader);
            },
            put: (requestOptions = {}) => {
                return buildOperation("PUT", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient, noDefaultAcceptHeader);
            },
            patch: (requestOptions = {}) => {
                return buildOperation("PATCH", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient, noDefaultAcceptHeader);
            },
            delete: (requestOptions = {}) => {
                return buildOperation("DELETE", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient, noDefaultAcceptHeader);
            },
            head: (requestOptions = {}) => {
                return buildOperation("HEAD", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient, noDefaultAcceptHeader);
            },
            options: (requestOptions = {}) => {
                return buildOperation("OPTIONS", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient, noDefaultAcceptHeader);
            },
            trace: (requestOptions = {}) => {
                return buildOperation("TRACE", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient, noDefaultAcceptHeader);
            },
        };
    };
    return {
        path: client,
        pathUnchecked: client,
        pipeline,
    };
}
function buildOperation(method, url, pipeline, options, allowInsecureConnection, httpClient, noDefaultAcceptHeader = false) {
    allowInsecureConnection = options.allowInsecureConnection ?? allowInsecureConnection;
    return {
        then: function (onFulfilled, onrejected) {
            return sendRequest(method, url, pipeline, { ...options, allowInsecureConnection, noDefaultAcceptHeader }, httpClient).then(onFulfilled, onrejected);
        },
        async asBrowserStream() {
            if (isNodeLike) {
                throw new Error("`asBrowserStream` is supported only in the browser environment. Use `asNodeStream` instead to obtain the response body stream. If you require a Web stream of the response in Node, consider using `Readable.toWeb` on the result of `asNodeStream`.");
            }
            else {
                return sendRequest(method, url, pipeline, { ...options, allowInsecureConnection, noDefaultAcceptHeader, responseAsStream: true }, httpClient);
            }
        },
        async asNodeStream() {
            if (isNodeLike) {
                return sendRequest(method, url, pipeline, { ...options, allowInsecureConnection, noDefaultAcceptHeader, responseAsStream: true }, httpClient);
            }
            else {
                throw new Error("`isNodeStream` is not supported in the browser environment. Use `asBrowserStream` to obtain the response body stream.");
            }
        },
    };
}
//# sourceMappingURL=getClient.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/client/restError.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


function createRestError(messageOrResponse, response) {
    const resp = typeof messageOrResponse === "string" ? response : messageOrResponse;
    const internalError = resp.body?.error ?? resp.body;
    const message = typeof messageOrResponse === "string"
        ? messageOrResponse
        : (internalError?.message ?? `Unexpected status code: ${resp.status}`);
    return new RestError(message, {
        statusCode: statusCodeToNumber(resp.status),
        code: internalError?.code,
        request: resp.request,
        response: toPipelineResponse(resp),
    });
}
function toPipelineResponse(errorResponse) {
    return {
        headers: createHttpHeaders(errorResponse.headers),
        request: errorResponse.request,
        status: statusCodeToNumber(errorResponse.status) ?? -1,
        ...(typeof errorResponse.body === "string" ? { bodyAsText: errorResponse.body } : {}),
    };
}
function statusCodeToNumber(statusCode) {
    const status = Number.parseInt(statusCode);
    return Number.isNaN(status) ? undefined : status;
}
//# sourceMappingURL=restError.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/index.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.











//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/pipeline.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Creates a totally empty pipeline.
 * Useful for testing or creating a custom one.
 */
function esm_pipeline_createEmptyPipeline() {
    return pipeline_createEmptyPipeline();
}
//# sourceMappingURL=pipeline.js.map
// EXTERNAL MODULE: ./node_modules/@azure/logger/dist/esm/index.js + 1 modules
var esm = __nccwpck_require__(7567);
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/log.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

const log_logger = (0,esm/* createClientLogger */.KV)("core-rest-pipeline");
//# sourceMappingURL=log.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/agentPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
/**
 * Name of the Agent Policy
 */
const agentPolicyName = "agentPolicy";
/**
 * Gets a pipeline policy that sets http.agent
 */
function agentPolicy_agentPolicy(agent) {
    return {
        name: agentPolicyName,
        sendRequest: async (req, next) => {
            // Users may define an agent on the request, honor it over the client level one
            if (!req.agent) {
                req.agent = agent;
            }
            return next(req);
        },
    };
}
//# sourceMappingURL=agentPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/decompressResponsePolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
/**
 * The programmatic identifier of the decompressResponsePolicy.
 */
const decompressResponsePolicyName = "decompressResponsePolicy";
/**
 * A policy to enable response decompression according to Accept-Encoding header
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Headers/Accept-Encoding
 */
function decompressResponsePolicy_decompressResponsePolicy() {
    return {
        name: decompressResponsePolicyName,
        async sendRequest(request, next) {
            // HEAD requests have no body
            if (request.method !== "HEAD") {
                request.headers.set("Accept-Encoding", "gzip,deflate");
            }
            return next(request);
        },
    };
}
//# sourceMappingURL=decompressResponsePolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/exponentialRetryPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.



/**
 * The programmatic identifier of the exponentialRetryPolicy.
 */
const exponentialRetryPolicyName = "exponentialRetryPolicy";
/**
 * A policy that attempts to retry requests while introducing an exponentially increasing delay.
 * @param options - Options that configure retry logic.
 */
function exponentialRetryPolicy(options = {}) {
    return retryPolicy([
        exponentialRetryStrategy({
            ...options,
            ignoreSystemErrors: true,
        }),
    ], {
        maxRetries: options.maxRetries ?? DEFAULT_RETRY_POLICY_COUNT,
    });
}
//# sourceMappingURL=exponentialRetryPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/systemErrorRetryPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.



/**
 * Name of the {@link systemErrorRetryPolicy}
 */
const systemErrorRetryPolicyName = "systemErrorRetryPolicy";
/**
 * A retry policy that specifically seeks to handle errors in the
 * underlying transport layer (e.g. DNS lookup failures) rather than
 * retryable error codes from the server itself.
 * @param options - Options that customize the policy.
 */
function systemErrorRetryPolicy(options = {}) {
    return {
        name: systemErrorRetryPolicyName,
        sendRequest: retryPolicy([
            exponentialRetryStrategy({
                ...options,
                ignoreHttpStatusCodes: true,
            }),
        ], {
            maxRetries: options.maxRetries ?? DEFAULT_RETRY_POLICY_COUNT,
        }).sendRequest,
    };
}
//# sourceMappingURL=systemErrorRetryPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/throttlingRetryPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.



/**
 * Name of the {@link throttlingRetryPolicy}
 */
const throttlingRetryPolicyName = "throttlingRetryPolicy";
/**
 * A policy that retries when the server sends a 429 response with a Retry-After header.
 *
 * To learn more, please refer to
 * https://learn.microsoft.com/azure/azure-resource-manager/resource-manager-request-limits,
 * https://learn.microsoft.com/azure/azure-subscription-service-limits and
 * https://learn.microsoft.com/azure/virtual-machines/troubleshooting/troubleshooting-throttling-errors
 *
 * @param options - Options that configure retry logic.
 */
function throttlingRetryPolicy(options = {}) {
    return {
        name: throttlingRetryPolicyName,
        sendRequest: retryPolicy([throttlingRetryStrategy()], {
            maxRetries: options.maxRetries ?? DEFAULT_RETRY_POLICY_COUNT,
        }).sendRequest,
    };
}
//# sourceMappingURL=throttlingRetryPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/tlsPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
/**
 * Name of the TLS Policy
 */
const tlsPolicyName = "tlsPolicy";
/**
 * Gets a pipeline policy that adds the client certificate to the HttpClient agent for authentication.
 */
function tlsPolicy_tlsPolicy(tlsSettings) {
    return {
        name: tlsPolicyName,
        sendRequest: async (req, next) => {
            // Users may define a request tlsSettings, honor those over the client level one
            if (!req.tlsSettings) {
                req.tlsSettings = tlsSettings;
            }
            return next(req);
        },
    };
}
//# sourceMappingURL=tlsPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/policies/internal.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.














//# sourceMappingURL=internal.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/logPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


/**
 * The programmatic identifier of the logPolicy.
 */
const logPolicy_logPolicyName = (/* unused pure expression or super */ null && (tspLogPolicyName));
/**
 * A policy that logs all requests and responses.
 * @param options - Options to configure logPolicy.
 */
function policies_logPolicy_logPolicy(options = {}) {
    return logPolicy_logPolicy({
        logger: log_logger.info,
        ...options,
    });
}
//# sourceMappingURL=logPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/redirectPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * The programmatic identifier of the redirectPolicy.
 */
const redirectPolicy_redirectPolicyName = (/* unused pure expression or super */ null && (tspRedirectPolicyName));
/**
 * A policy to follow Location headers from the server in order
 * to support server-side redirection.
 * In the browser, this policy is not used.
 * @param options - Options to control policy behavior.
 */
function policies_redirectPolicy_redirectPolicy(options = {}) {
    return redirectPolicy_redirectPolicy(options);
}
//# sourceMappingURL=redirectPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/util/userAgentPlatform.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


/**
 * @internal
 */
function userAgentPlatform_getHeaderName() {
    return "User-Agent";
}
/**
 * @internal
 */
async function util_userAgentPlatform_setPlatformSpecificData(map) {
    if (external_node_process_ && external_node_process_.versions) {
        const osInfo = `${external_node_os_.type()} ${external_node_os_.release()}; ${external_node_os_.arch()}`;
        if (external_node_process_.versions.bun) {
            map.set("Bun", `${external_node_process_.versions.bun} (${osInfo})`);
        }
        else if (external_node_process_.versions.deno) {
            map.set("Deno", `${external_node_process_.versions.deno} (${osInfo})`);
        }
        else if (external_node_process_.versions.node) {
            map.set("Node", `${external_node_process_.versions.node} (${osInfo})`);
        }
    }
}
//# sourceMappingURL=userAgentPlatform.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/constants.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
const esm_constants_SDK_VERSION = "1.25.1";
const esm_constants_DEFAULT_RETRY_POLICY_COUNT = 3;
//# sourceMappingURL=constants.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/util/userAgent.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


function userAgent_getUserAgentString(telemetryInfo) {
    const parts = [];
    for (const [key, value] of telemetryInfo) {
        const token = value ? `${key}/${value}` : key;
        parts.push(token);
    }
    return parts.join(" ");
}
/**
 * @internal
 */
function userAgent_getUserAgentHeaderName() {
    return userAgentPlatform_getHeaderName();
}
/**
 * @internal
 */
async function util_userAgent_getUserAgentValue(prefix) {
    const runtimeInfo = new Map();
    runtimeInfo.set("core-rest-pipeline", esm_constants_SDK_VERSION);
    await util_userAgentPlatform_setPlatformSpecificData(runtimeInfo);
    const defaultAgent = userAgent_getUserAgentString(runtimeInfo);
    const userAgentValue = prefix ? `${prefix} ${defaultAgent}` : defaultAgent;
    return userAgentValue;
}
//# sourceMappingURL=userAgent.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/userAgentPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

const userAgentPolicy_UserAgentHeaderName = userAgent_getUserAgentHeaderName();
/**
 * The programmatic identifier of the userAgentPolicy.
 */
const userAgentPolicy_userAgentPolicyName = "userAgentPolicy";
/**
 * A policy that sets the User-Agent header (or equivalent) to reflect
 * the library version.
 * @param options - Options to customize the user agent value.
 */
function policies_userAgentPolicy_userAgentPolicy(options = {}) {
    const userAgentValue = util_userAgent_getUserAgentValue(options.userAgentPrefix);
    return {
        name: userAgentPolicy_userAgentPolicyName,
        async sendRequest(request, next) {
            if (!request.headers.has(userAgentPolicy_UserAgentHeaderName)) {
                request.headers.set(userAgentPolicy_UserAgentHeaderName, await userAgentValue);
            }
            return next(request);
        },
    };
}
//# sourceMappingURL=userAgentPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/util/createFile.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Create an object that implements the File interface. This object is intended to be
 * passed into RequestBodyType.formData, and is not guaranteed to work as expected in
 * other situations.
 *
 * Use this function to create a File object for use in RequestBodyType.formData in environments
 * where the global File object is unavailable.
 *
 * @param content - the content of the file as a Uint8Array in memory.
 * @param name - the name of the file.
 * @param options - optional metadata about the file, e.g. file name, file size, MIME type.
 */
function createFile(content, name, options = {}) {
    return createRawFile(content, name, options);
}
//# sourceMappingURL=createFile.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/util/file.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
function file_isNodeReadableStream(x) {
    return typeof x === "object" && x !== null && "pipe" in x && typeof x.pipe === "function";
}
const unimplementedMethods = {
    arrayBuffer: () => {
        throw new Error("Not implemented");
    },
    bytes: () => {
        throw new Error("Not implemented");
    },
    slice: () => {
        throw new Error("Not implemented");
    },
    text: () => {
        throw new Error("Not implemented");
    },
};
/**
 * Private symbol used as key on objects created using createFile containing the
 * original source of the file object.
 *
 * This is used in Node to access the original Node stream without using Blob#stream, which
 * returns a web stream. This is done to avoid a couple of bugs to do with Blob#stream and
 * Readable#to/fromWeb in Node versions we support:
 * - https://github.com/nodejs/node/issues/42694 (fixed in Node 18.14)
 * - https://github.com/nodejs/node/issues/48916 (fixed in Node 20.6)
 *
 * Once these versions are no longer supported, we may be able to stop doing this.
 *
 * @internal
 */
const rawContent = Symbol("rawContent");
/**
 * Type guard to check if a given object is a blob-like object with a raw content property.
 */
function hasRawContent(x) {
    return typeof x[rawContent] === "function";
}
/**
 * Extract the raw content from a given blob-like object. If the input was created using createFile
 * or createFileFromStream, the exact content passed into createFile/createFileFromStream will be used.
 * For true instances of Blob and File, returns the actual blob.
 *
 * @internal
 */
function getRawContent(blob) {
    if (hasRawContent(blob)) {
        return blob[rawContent]();
    }
    else {
        return blob;
    }
}
/**
 * @internal
 *
 * Creates a File-like object tagged with rawContent for efficient streaming access.
 * Used by the Node createFile to avoid Blob#stream() bugs.
 */
function file_createRawFile(content, name, options = {}) {
    return {
        ...unimplementedMethods,
        type: options.type ?? "",
        lastModified: options.lastModified ?? new Date().getTime(),
        webkitRelativePath: options.webkitRelativePath ?? "",
        size: content.byteLength,
        name,
        arrayBuffer: async () => toArrayBuffer(content).buffer,
        stream: () => new Blob([toArrayBuffer(content)]).stream(),
        [rawContent]: () => content,
    };
}
/**
 * Create an object that implements the File interface. This object is intended to be
 * passed into RequestBodyType.formData, and is not guaranteed to work as expected in
 * other situations.
 *
 * Use this function to:
 * - Create a File object for use in RequestBodyType.formData in environments where the
 *   global File object is unavailable.
 * - Create a File-like object from a readable stream without reading the stream into memory.
 *
 * @param stream - the content of the file as a callback returning a stream. When a File object made using createFile is
 *                  passed in a request's form data map, the stream will not be read into memory
 *                  and instead will be streamed when the request is made. In the event of a retry, the
 *                  stream needs to be read again, so this callback SHOULD return a fresh stream if possible.
 * @param name - the name of the file.
 * @param options - optional metadata about the file, e.g. file name, file size, MIME type.
 */
function createFileFromStream(stream, name, options = {}) {
    return {
        ...unimplementedMethods,
        type: options.type ?? "",
        lastModified: options.lastModified ?? new Date().getTime(),
        webkitRelativePath: options.webkitRelativePath ?? "",
        size: options.size ?? -1,
        name,
        stream: () => {
            const s = stream();
            if (file_isNodeReadableStream(s)) {
                throw new Error("Not supported: a Node stream was provided as input to createFileFromStream.");
            }
            return s;
        },
        [rawContent]: stream,
    };
}

function hasArrayBuffer(source) {
    return "resize" in source.buffer;
}
function toArrayBuffer(source) {
    if (hasArrayBuffer(source)) {
        // ArrayBuffer — return a copy if the view is a subarray of a larger buffer
        if (source.byteOffset !== 0 || source.byteLength !== source.buffer.byteLength) {
            return new Uint8Array(source);
        }
        return source;
    }
    // SharedArrayBuffer
    return source.map((x) => x);
}
//# sourceMappingURL=file.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/multipartPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


/**
 * Name of multipart policy
 */
const policies_multipartPolicy_multipartPolicyName = multipartPolicy_multipartPolicyName;
/**
 * Pipeline policy for multipart requests
 */
function policies_multipartPolicy_multipartPolicy() {
    const tspPolicy = multipartPolicy_multipartPolicy();
    return {
        name: policies_multipartPolicy_multipartPolicyName,
        sendRequest: async (request, next) => {
            if (request.multipartBody) {
                for (const part of request.multipartBody.parts) {
                    if (hasRawContent(part.body)) {
                        part.body = getRawContent(part.body);
                    }
                }
            }
            return tspPolicy.sendRequest(request, next);
        },
    };
}
//# sourceMappingURL=multipartPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/decompressResponsePolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * The programmatic identifier of the decompressResponsePolicy.
 */
const decompressResponsePolicy_decompressResponsePolicyName = (/* unused pure expression or super */ null && (tspDecompressResponsePolicyName));
/**
 * A policy to enable response decompression according to Accept-Encoding header
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Headers/Accept-Encoding
 */
function policies_decompressResponsePolicy_decompressResponsePolicy() {
    return decompressResponsePolicy_decompressResponsePolicy();
}
//# sourceMappingURL=decompressResponsePolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/defaultRetryPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Name of the {@link defaultRetryPolicy}
 */
const defaultRetryPolicy_defaultRetryPolicyName = (/* unused pure expression or super */ null && (tspDefaultRetryPolicyName));
/**
 * A policy that retries according to three strategies:
 * - When the server sends a 429 response with a Retry-After header.
 * - When there are errors in the underlying transport layer (e.g. DNS lookup failures).
 * - Or otherwise if the outgoing request fails, it will retry with an exponentially increasing delay.
 */
function policies_defaultRetryPolicy_defaultRetryPolicy(options = {}) {
    return defaultRetryPolicy_defaultRetryPolicy(options);
}
//# sourceMappingURL=defaultRetryPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/formDataPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * The programmatic identifier of the formDataPolicy.
 */
const formDataPolicy_formDataPolicyName = (/* unused pure expression or super */ null && (tspFormDataPolicyName));
/**
 * A policy that encodes FormData on the request into the body.
 */
function policies_formDataPolicy_formDataPolicy() {
    return formDataPolicy_formDataPolicy();
}
//# sourceMappingURL=formDataPolicy.js.map
// EXTERNAL MODULE: ./node_modules/@azure/core-util/dist/esm/index.js + 3 modules
var dist_esm = __nccwpck_require__(6966);
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/proxyPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * The programmatic identifier of the proxyPolicy.
 */
const proxyPolicy_proxyPolicyName = (/* unused pure expression or super */ null && (tspProxyPolicyName));
/**
 * This method converts a proxy url into `ProxySettings` for use with ProxyPolicy.
 * If no argument is given, it attempts to parse a proxy URL from the environment
 * variables `HTTPS_PROXY` or `HTTP_PROXY`.
 * @param proxyUrl - The url of the proxy to use. May contain authentication information.
 * @deprecated - Internally this method is no longer necessary when setting proxy information.
 */
function proxyPolicy_getDefaultProxySettings(proxyUrl) {
    return tspGetDefaultProxySettings(proxyUrl);
}
/**
 * A policy that allows one to apply proxy settings to all requests.
 * If not passed static settings, they will be retrieved from the HTTPS_PROXY
 * or HTTP_PROXY environment variables.
 * @param proxySettings - ProxySettings to use on each request.
 * @param options - additional settings, for example, custom NO_PROXY patterns
 */
function policies_proxyPolicy_proxyPolicy(proxySettings, options) {
    return proxyPolicy_proxyPolicy(proxySettings, options);
}
//# sourceMappingURL=proxyPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/setClientRequestIdPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
/**
 * The programmatic identifier of the setClientRequestIdPolicy.
 */
const setClientRequestIdPolicyName = "setClientRequestIdPolicy";
/**
 * Each PipelineRequest gets a unique id upon creation.
 * This policy passes that unique id along via an HTTP header to enable better
 * telemetry and tracing.
 * @param requestIdHeaderName - The name of the header to pass the request ID to.
 */
function setClientRequestIdPolicy(requestIdHeaderName = "x-ms-client-request-id") {
    return {
        name: setClientRequestIdPolicyName,
        async sendRequest(request, next) {
            if (!request.headers.has(requestIdHeaderName)) {
                request.headers.set(requestIdHeaderName, request.requestId);
            }
            return next(request);
        },
    };
}
//# sourceMappingURL=setClientRequestIdPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/agentPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Name of the Agent Policy
 */
const agentPolicy_agentPolicyName = (/* unused pure expression or super */ null && (tspAgentPolicyName));
/**
 * Gets a pipeline policy that sets http.agent
 */
function policies_agentPolicy_agentPolicy(agent) {
    return agentPolicy_agentPolicy(agent);
}
//# sourceMappingURL=agentPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/tlsPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Name of the TLS Policy
 */
const tlsPolicy_tlsPolicyName = (/* unused pure expression or super */ null && (tspTlsPolicyName));
/**
 * Gets a pipeline policy that adds the client certificate to the HttpClient agent for authentication.
 */
function policies_tlsPolicy_tlsPolicy(tlsSettings) {
    return tlsPolicy_tlsPolicy(tlsSettings);
}
//# sourceMappingURL=tlsPolicy.js.map
// EXTERNAL MODULE: ./node_modules/@azure/core-tracing/dist/esm/index.js + 4 modules
var core_tracing_dist_esm = __nccwpck_require__(5433);
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/restError.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * A custom error type for failed pipeline requests.
 */
// eslint-disable-next-line @typescript-eslint/no-redeclare
const esm_restError_RestError = restError_RestError;
/**
 * Typeguard for RestError
 * @param e - Something caught by a catch clause.
 */
function esm_restError_isRestError(e) {
    return restError_isRestError(e);
}
//# sourceMappingURL=restError.js.map
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/internal.js + 1 modules
var internal = __nccwpck_require__(1834);
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/tracingPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.







/**
 * The programmatic identifier of the tracingPolicy.
 */
const tracingPolicyName = "tracingPolicy";
/**
 * A simple policy to create OpenTelemetry Spans for each request made by the pipeline
 * that has SpanOptions with a parent.
 * Requests made without a parent Span will not be recorded.
 * @param options - Options to configure the telemetry logged by the tracing policy.
 */
function tracingPolicy(options = {}) {
    const userAgentPromise = util_userAgent_getUserAgentValue(options.userAgentPrefix);
    const sanitizer = new internal/* Sanitizer */.If({
        additionalAllowedQueryParameters: options.additionalAllowedQueryParameters,
    });
    const tracingClient = tryCreateTracingClient();
    return {
        name: tracingPolicyName,
        async sendRequest(request, next) {
            if (!tracingClient) {
                return next(request);
            }
            const userAgent = await userAgentPromise;
            const spanAttributes = {
                "http.url": sanitizer.sanitizeUrl(request.url),
                "http.method": request.method,
                "http.user_agent": userAgent,
                requestId: request.requestId,
            };
            if (userAgent) {
                spanAttributes["http.user_agent"] = userAgent;
            }
            const { span, tracingContext } = tryCreateSpan(tracingClient, request, spanAttributes) ?? {};
            if (!span || !tracingContext) {
                return next(request);
            }
            try {
                const response = await tracingClient.withContext(tracingContext, next, request);
                tryProcessResponse(span, response);
                return response;
            }
            catch (err) {
                tryProcessError(span, err);
                throw err;
            }
        },
    };
}
function tryCreateTracingClient() {
    try {
        return (0,core_tracing_dist_esm/* createTracingClient */.y)({
            namespace: "",
            packageName: "@azure/core-rest-pipeline",
            packageVersion: esm_constants_SDK_VERSION,
        });
    }
    catch (e) {
        log_logger.warning(`Error when creating the TracingClient: ${(0,dist_esm/* getErrorMessage */.u1)(e)}`);
        return undefined;
    }
}
function tryCreateSpan(tracingClient, request, spanAttributes) {
    try {
        // As per spec, we do not need to differentiate between HTTP and HTTPS in span name.
        const { span, updatedOptions } = tracingClient.startSpan(`HTTP ${request.method}`, { tracingOptions: request.tracingOptions }, {
            spanKind: "client",
            spanAttributes,
        });
        // If the span is not recording, don't do any more work.
        if (!span.isRecording()) {
            span.end();
            return undefined;
        }
        // set headers
        const headers = tracingClient.createRequestHeaders(updatedOptions.tracingOptions.tracingContext);
        for (const [key, value] of Object.entries(headers)) {
            request.headers.set(key, value);
        }
        return { span, tracingContext: updatedOptions.tracingOptions.tracingContext };
    }
    catch (e) {
        log_logger.warning(`Skipping creating a tracing span due to an error: ${(0,dist_esm/* getErrorMessage */.u1)(e)}`);
        return undefined;
    }
}
function tryProcessError(span, error) {
    try {
        span.setStatus({
            status: "error",
            error: (0,dist_esm/* isError */.bJ)(error) ? error : undefined,
        });
        if (esm_restError_isRestError(error) && error.statusCode) {
            span.setAttribute("http.status_code", error.statusCode);
        }
        span.end();
    }
    catch (e) {
        log_logger.warning(`Skipping tracing span processing due to an error: ${(0,dist_esm/* getErrorMessage */.u1)(e)}`);
    }
}
function tryProcessResponse(span, response) {
    try {
        span.setAttribute("http.status_code", response.status);
        const serviceRequestId = response.headers.get("x-ms-request-id");
        if (serviceRequestId) {
            span.setAttribute("serviceRequestId", serviceRequestId);
        }
        // Per semantic conventions, only set the status to error if the status code is 4xx or 5xx.
        // Otherwise, the status MUST remain unset.
        // https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status
        if (response.status >= 400) {
            span.setStatus({
                status: "error",
            });
        }
        span.end();
    }
    catch (e) {
        log_logger.warning(`Skipping tracing span processing due to an error: ${(0,dist_esm/* getErrorMessage */.u1)(e)}`);
    }
}
//# sourceMappingURL=tracingPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/util/wrapAbortSignal.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
/**
 * Creates a native AbortSignal which reflects the state of the provided AbortSignalLike.
 * If the AbortSignalLike is already a native AbortSignal, it is returned as is.
 * @param abortSignalLike - The AbortSignalLike to wrap.
 * @returns - An object containing the native AbortSignal and an optional cleanup function. The cleanup function should be called when the AbortSignal is no longer needed.
 */
function wrapAbortSignalLike(abortSignalLike) {
    if (abortSignalLike instanceof AbortSignal) {
        return { abortSignal: abortSignalLike };
    }
    if (abortSignalLike.aborted) {
        return {
            abortSignal: AbortSignal.abort("reason" in abortSignalLike ? abortSignalLike.reason : undefined),
        };
    }
    const controller = new AbortController();
    let needsCleanup = true;
    function cleanup() {
        if (needsCleanup) {
            abortSignalLike.removeEventListener("abort", listener);
            needsCleanup = false;
        }
    }
    function listener() {
        controller.abort("reason" in abortSignalLike ? abortSignalLike.reason : undefined);
        cleanup();
    }
    abortSignalLike.addEventListener("abort", listener);
    return { abortSignal: controller.signal, cleanup };
}
//# sourceMappingURL=wrapAbortSignal.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/util/cleanupOnCompletion.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


/**
 * Runs the cleanup callback associated with the response and its request once they are complete.
 */
function cleanupOnRequestResponseCompletion(response, cleanup) {
    const stream = response?.readableStreamBody;
    const requestCompletion = response ? (0,internal/* getRequestCompletion */.CX)(response) : undefined;
    const browserResponseCompletion = response ? (0,internal/* getResponseBodyCompletion */.cK)(response) : undefined;
    let requestDone = requestCompletion === undefined;
    let nodeResponseDone = !stream || !stream.readable;
    let browserResponseDone = browserResponseCompletion === undefined;
    let cleanedUp = false;
    const cleanupIfComplete = () => {
        if (cleanedUp || !requestDone || !nodeResponseDone || !browserResponseDone) {
            return;
        }
        cleanedUp = true;
        cleanup();
    };
    const onResponseComplete = () => {
        stream?.removeListener("end", onResponseComplete);
        stream?.removeListener("close", onResponseComplete);
        stream?.removeListener("error", onResponseComplete);
        nodeResponseDone = true;
        try {
            cleanupIfComplete();
        }
        catch (error) {
            log_logger.warning("Error cleaning up after response stream completion", error);
        }
    };
    if (!nodeResponseDone && stream) {
        stream.once("end", onResponseComplete);
        stream.once("close", onResponseComplete);
        stream.once("error", onResponseComplete);
    }
    if (requestCompletion) {
        requestCompletion
            .then(() => {
            requestDone = true;
            return cleanupIfComplete();
        })
            .catch((error) => {
            log_logger.warning("Error cleaning up after request completion", error);
        });
    }
    if (browserResponseCompletion) {
        browserResponseCompletion
            .then(() => {
            browserResponseDone = true;
            return cleanupIfComplete();
        })
            .catch((error) => {
            log_logger.warning("Error cleaning up after response body completion", error);
        });
    }
    cleanupIfComplete();
}
//# sourceMappingURL=cleanupOnCompletion.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/wrapAbortSignalLikePolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


const wrapAbortSignalLikePolicyName = "wrapAbortSignalLikePolicy";
/**
 * Policy that ensure that any AbortSignalLike is wrapped in a native AbortSignal for processing by the pipeline.
 * Since the ts-http-runtime expects a native AbortSignal, this policy is used to ensure that any AbortSignalLike is wrapped in a native AbortSignal.
 *
 * @returns - created policy
 */
function wrapAbortSignalLikePolicy() {
    return {
        name: wrapAbortSignalLikePolicyName,
        sendRequest: async (request, next) => {
            if (!request.abortSignal) {
                return next(request);
            }
            const originalAbortSignal = request.abortSignal;
            const { abortSignal, cleanup } = wrapAbortSignalLike(originalAbortSignal);
            request.abortSignal = abortSignal;
            let response;
            try {
                response = await next(request);
                return response;
            }
            finally {
                request.abortSignal = originalAbortSignal;
                if (cleanup) {
                    cleanupOnRequestResponseCompletion(response, cleanup);
                }
            }
        },
    };
}
//# sourceMappingURL=wrapAbortSignalLikePolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/createPipelineFromOptions.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.















/**
 * Create a new pipeline with a default set of customizable policies.
 * @param options - Options to configure a custom pipeline.
 */
function esm_createPipelineFromOptions_createPipelineFromOptions(options) {
    const pipeline = esm_pipeline_createEmptyPipeline();
    if (dist_esm/* isNodeLike */.qx) {
        if (options.agent) {
            pipeline.addPolicy(policies_agentPolicy_agentPolicy(options.agent));
        }
        if (options.tlsOptions) {
            pipeline.addPolicy(policies_tlsPolicy_tlsPolicy(options.tlsOptions));
        }
        pipeline.addPolicy(policies_proxyPolicy_proxyPolicy(options.proxyOptions));
        pipeline.addPolicy(policies_decompressResponsePolicy_decompressResponsePolicy());
    }
    pipeline.addPolicy(wrapAbortSignalLikePolicy());
    pipeline.addPolicy(policies_formDataPolicy_formDataPolicy(), { beforePolicies: [policies_multipartPolicy_multipartPolicyName] });
    pipeline.addPolicy(policies_userAgentPolicy_userAgentPolicy(options.userAgentOptions));
    pipeline.addPolicy(setClientRequestIdPolicy(options.telemetryOptions?.clientRequestIdHeaderName));
    // The multipart policy is added after policies with no phase, so that
    // policies can be added between it and formDataPolicy to modify
    // properties (e.g., making the boundary constant in recorded tests).
    pipeline.addPolicy(policies_multipartPolicy_multipartPolicy(), { afterPhase: "Deserialize" });
    pipeline.addPolicy(policies_defaultRetryPolicy_defaultRetryPolicy(options.retryOptions), { phase: "Retry" });
    pipeline.addPolicy(tracingPolicy({ ...options.userAgentOptions, ...options.loggingOptions }), {
        afterPhase: "Retry",
    });
    if (dist_esm/* isNodeLike */.qx) {
        // Both XHR and Fetch expect to handle redirects automatically,
        // so only include this policy when we're in Node.
        pipeline.addPolicy(policies_redirectPolicy_redirectPolicy(options.redirectOptions), { afterPhase: "Retry" });
    }
    pipeline.addPolicy(policies_logPolicy_logPolicy(options.loggingOptions), { afterPhase: "Sign" });
    return pipeline;
}
//# sourceMappingURL=createPipelineFromOptions.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/defaultHttpClient.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.



/**
 * Create the correct HttpClient for the current environment.
 */
function esm_defaultHttpClient_createDefaultHttpClient() {
    const client = defaultHttpClient_createDefaultHttpClient();
    return {
        async sendRequest(request) {
            // we wrap any AbortSignalLike here since the TypeSpec runtime expects a native AbortSignal.
            // 99% of the time, this should be a no-op since a native AbortSignal is passed in.
            const originalAbortSignal = request.abortSignal;
            const { abortSignal, cleanup } = originalAbortSignal
                ? wrapAbortSignalLike(originalAbortSignal)
                : {};
            let response;
            try {
                request.abortSignal = abortSignal;
                response = await client.sendRequest(request);
                return response;
            }
            finally {
                request.abortSignal = originalAbortSignal;
                if (cleanup) {
                    cleanupOnRequestResponseCompletion(response, cleanup);
                }
            }
        },
    };
}
//# sourceMappingURL=defaultHttpClient.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/httpHeaders.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Creates an object that satisfies the `HttpHeaders` interface.
 * @param rawHeaders - A simple object representing initial headers
 */
function esm_httpHeaders_createHttpHeaders(rawHeaders) {
    return httpHeaders_createHttpHeaders(rawHeaders);
}
//# sourceMappingURL=httpHeaders.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/pipelineRequest.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Creates a new pipeline request with the given options.
 * This method is to allow for the easy setting of default values and not required.
 * @param options - The options to create the request with.
 */
function esm_pipelineRequest_createPipelineRequest(options) {
    // Cast required due to difference between ts-http-runtime requiring AbortSignal while core-rest-pipeline allows
    // the more generic AbortSignalLike. The wrapAbortSignalLike pipeline policy will take care of ensuring that any AbortSignalLike in the request
    // is converted into a true AbortSignal.
    return pipelineRequest_createPipelineRequest(options);
}
//# sourceMappingURL=pipelineRequest.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/exponentialRetryPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * The programmatic identifier of the exponentialRetryPolicy.
 */
const exponentialRetryPolicy_exponentialRetryPolicyName = (/* unused pure expression or super */ null && (tspExponentialRetryPolicyName));
/**
 * A policy that attempts to retry requests while introducing an exponentially increasing delay.
 * @param options - Options that configure retry logic.
 */
function exponentialRetryPolicy_exponentialRetryPolicy(options = {}) {
    return tspExponentialRetryPolicy(options);
}
//# sourceMappingURL=exponentialRetryPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/systemErrorRetryPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Name of the {@link systemErrorRetryPolicy}
 */
const systemErrorRetryPolicy_systemErrorRetryPolicyName = (/* unused pure expression or super */ null && (tspSystemErrorRetryPolicyName));
/**
 * A retry policy that specifically seeks to handle errors in the
 * underlying transport layer (e.g. DNS lookup failures) rather than
 * retryable error codes from the server itself.
 * @param options - Options that customize the policy.
 */
function systemErrorRetryPolicy_systemErrorRetryPolicy(options = {}) {
    return tspSystemErrorRetryPolicy(options);
}
//# sourceMappingURL=systemErrorRetryPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/throttlingRetryPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Name of the {@link throttlingRetryPolicy}
 */
const throttlingRetryPolicy_throttlingRetryPolicyName = (/* unused pure expression or super */ null && (tspThrottlingRetryPolicyName));
/**
 * A policy that retries when the server sends a 429 response with a Retry-After header.
 *
 * To learn more, please refer to
 * https://learn.microsoft.com/azure/azure-resource-manager/resource-manager-request-limits,
 * https://learn.microsoft.com/azure/azure-subscription-service-limits and
 * https://learn.microsoft.com/azure/virtual-machines/troubleshooting/troubleshooting-throttling-errors
 *
 * @param options - Options that configure retry logic.
 */
function throttlingRetryPolicy_throttlingRetryPolicy(options = {}) {
    return tspThrottlingRetryPolicy(options);
}
//# sourceMappingURL=throttlingRetryPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/retryPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.



const retryPolicy_retryPolicyLogger = (0,esm/* createClientLogger */.KV)("core-rest-pipeline retryPolicy");
/**
 * retryPolicy is a generic policy to enable retrying requests when certain conditions are met
 */
function policies_retryPolicy_retryPolicy(strategies, options = { maxRetries: esm_constants_DEFAULT_RETRY_POLICY_COUNT }) {
    // Cast is required since the TSP runtime retry strategy type is slightly different
    // very deep down (using real AbortSignal vs. AbortSignalLike in RestError).
    // In practice the difference doesn't actually matter.
    return retryPolicy_retryPolicy(strategies, {
        logger: retryPolicy_retryPolicyLogger,
        ...options,
    });
}
//# sourceMappingURL=retryPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/util/tokenCycler.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

// Default options for the cycler if none are provided
const DEFAULT_CYCLER_OPTIONS = {
    forcedRefreshWindowInMs: 1000, // Force waiting for a refresh 1s before the token expires
    retryIntervalInMs: 3000, // Allow refresh attempts every 3s
    refreshWindowInMs: 1000 * 60 * 2, // Start refreshing 2m before expiry
};
/**
 * Converts an an unreliable access token getter (which may resolve with null)
 * into an AccessTokenGetter by retrying the unreliable getter in a regular
 * interval.
 *
 * @param getAccessToken - A function that produces a promise of an access token that may fail by returning null.
 * @param retryIntervalInMs - The time (in milliseconds) to wait between retry attempts.
 * @param refreshTimeout - The timestamp after which the refresh attempt will fail, throwing an exception.
 * @returns - A promise that, if it resolves, will resolve with an access token.
 */
async function beginRefresh(getAccessToken, retryIntervalInMs, refreshTimeout) {
    // This wrapper handles exceptions gracefully as long as we haven't exceeded
    // the timeout.
    async function tryGetAccessToken() {
        if (Date.now() < refreshTimeout) {
            try {
                return await getAccessToken();
            }
            catch {
                return null;
            }
        }
        else {
            const finalToken = await getAccessToken();
            // Timeout is up, so throw if it's still null
            if (finalToken === null) {
                throw new Error("Failed to refresh access token.");
            }
            return finalToken;
        }
    }
    let token = await tryGetAccessToken();
    while (token === null) {
        await (0,dist_esm/* delay */.cb)(retryIntervalInMs);
        token = await tryGetAccessToken();
    }
    return token;
}
/**
 * Creates a token cycler from a credential, scopes, and optional settings.
 *
 * A token cycler represents a way to reliably retrieve a valid access token
 * from a TokenCredential. It will handle initializing the token, refreshing it
 * when it nears expiration, and synchronizes refresh attempts to avoid
 * concurrency hazards.
 *
 * @param credential - the underlying TokenCredential that provides the access
 * token
 * @param tokenCyclerOptions - optionally override default settings for the cycler
 *
 * @returns - a function that reliably produces a valid access token
 */
function tokenCycler_createTokenCycler(credential, tokenCyclerOptions) {
    let refreshWorker = null;
    let token = null;
    let tenantId;
    const options = {
        ...DEFAULT_CYCLER_OPTIONS,
        ...tokenCyclerOptions,
    };
    /**
     * This little holder defines several predicates that we use to construct
     * the rules of refreshing the token.
     */
    const cycler = {
        /**
         * Produces true if a refresh job is currently in progress.
         */
        get isRefreshing() {
            return refreshWorker !== null;
        },
        /**
         * Produces true if the cycler SHOULD refresh (we are within the refresh
         * window and not already refreshing)
         */
        get shouldRefresh() {
            if (token === null) {
                return true;
            }
            if (cycler.isRefreshing) {
                return false;
            }
            if (token.refreshAfterTimestamp && token.refreshAfterTimestamp < Date.now()) {
                return true;
            }
            return token.expiresOnTimestamp - options.refreshWindowInMs < Date.now();
        },
        /**
         * Produces true if the cycler MUST refresh (null or nearly-expired
         * token).
         */
        get mustRefresh() {
            return (token === null || token.expiresOnTimestamp - options.forcedRefreshWindowInMs < Date.now());
        },
    };
    /**
     * Starts a refresh job or returns the existing job if one is already
     * running.
     */
    function refresh(scopes, getTokenOptions) {
        if (!cycler.isRefreshing) {
            // We bind `scopes` here to avoid passing it around a lot
            const tryGetAccessToken = () => credential.getToken(scopes, getTokenOptions);
            // Take advantage of promise chaining to insert an assignment to `token`
            // before the refresh can be considered done.
            refreshWorker = beginRefresh(tryGetAccessToken, options.retryIntervalInMs, 
            // If we don't have a token, then we should timeout immediately
            token?.expiresOnTimestamp ?? Date.now())
                .then((_token) => {
                refreshWorker = null;
                token = _token;
                tenantId = getTokenOptions.tenantId;
                return token;
            })
                .catch((reason) => {
                // We also should reset the refresher if we enter a failed state.  All
                // existing awaiters will throw, but subsequent requests will start a
                // new retry chain.
                refreshWorker = null;
                token = null;
                tenantId = undefined;
                throw reason;
            });
        }
        return refreshWorker;
    }
    return async (scopes, tokenOptions) => {
        //
        // Simple rules:
        // - If we MUST refresh, then return the refresh task, blocking
        //   the pipeline until a token is available.
        // - If we SHOULD refresh, then run refresh but don't return it
        //   (we can still use the cached token).
        // - Return the token, since it's fine if we didn't return in
        //   step 1.
        //
        const hasClaimChallenge = Boolean(tokenOptions.claims);
        const tenantIdChanged = tenantId !== tokenOptions.tenantId;
        if (hasClaimChallenge) {
            // If we've received a claim, we know the existing token isn't valid
            // We want to clear it so that that refresh worker won't use the old expiration time as a timeout
            token = null;
        }
        // If the tenantId passed in token options is different to the one we have
        // Or if we are in claim challenge and the token was rejected and a new access token need to be issued, we need to
        // refresh the token with the new tenantId or token.
        const mustRefresh = tenantIdChanged || hasClaimChallenge || cycler.mustRefresh;
        if (mustRefresh) {
            return refresh(scopes, tokenOptions);
        }
        if (cycler.shouldRefresh) {
            refresh(scopes, tokenOptions);
        }
        return token;
    };
}
//# sourceMappingURL=tokenCycler.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/bearerTokenAuthenticationPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.




/**
 * The programmatic identifier of the bearerTokenAuthenticationPolicy.
 */
const bearerTokenAuthenticationPolicyName = "bearerTokenAuthenticationPolicy";
/**
 * Try to send the given request.
 *
 * When a response is received, returns a tuple of the response received and, if the response was received
 * inside a thrown RestError, the RestError that was thrown.
 *
 * Otherwise, if an error was thrown while sending the request that did not provide an underlying response, it
 * will be rethrown.
 */
async function trySendRequest(request, next) {
    try {
        return [await next(request), undefined];
    }
    catch (e) {
        if (esm_restError_isRestError(e) && e.response) {
            return [e.response, e];
        }
        else {
            throw e;
        }
    }
}
/**
 * Default authorize request handler
 */
async function defaultAuthorizeRequest(options) {
    const { scopes, getAccessToken, request } = options;
    // Enable CAE true by default
    const getTokenOptions = {
        abortSignal: request.abortSignal,
        tracingOptions: request.tracingOptions,
        enableCae: true,
    };
    const accessToken = await getAccessToken(scopes, getTokenOptions);
    if (accessToken) {
        options.request.headers.set("Authorization", `Bearer ${accessToken.token}`);
    }
}
/**
 * We will retrieve the challenge only if the response status code was 401,
 * and if the response contained the header "WWW-Authenticate" with a non-empty value.
 */
function isChallengeResponse(response) {
    return response.status === 401 && response.headers.has("WWW-Authenticate");
}
/**
 * Re-authorize the request for CAE challenge.
 * The response containing the challenge is `options.response`.
 * If this method returns true, the underlying request will be sent once again.
 */
async function authorizeRequestOnCaeChallenge(onChallengeOptions, caeClaims) {
    const { scopes } = onChallengeOptions;
    const accessToken = await onChallengeOptions.getAccessToken(scopes, {
        enableCae: true,
        claims: caeClaims,
    });
    if (!accessToken) {
        return false;
    }
    onChallengeOptions.request.headers.set("Authorization", `${accessToken.tokenType ?? "Bearer"} ${accessToken.token}`);
    return true;
}
/**
 * A policy that can request a token from a TokenCredential implementation and
 * then apply it to the Authorization header of a request as a Bearer token.
 */
function bearerTokenAuthenticationPolicy(options) {
    const { credential, scopes, challengeCallbacks } = options;
    const logger = options.logger || log_logger;
    const callbacks = {
        authorizeRequest: challengeCallbacks?.authorizeRequest?.bind(challengeCallbacks) ?? defaultAuthorizeRequest,
        authorizeRequestOnChallenge: challengeCallbacks?.authorizeRequestOnChallenge?.bind(challengeCallbacks),
    };
    // This function encapsulates the entire process of reliably retrieving the token
    // The options are left out of the public API until there's demand to configure this.
    // Remember to extend `BearerTokenAuthenticationPolicyOptions` with `TokenCyclerOptions`
    // in order to pass through the `options` object.
    const getAccessToken = credential
        ? tokenCycler_createTokenCycler(credential /* , options */)
        : () => Promise.resolve(null);
    return {
        name: bearerTokenAuthenticationPolicyName,
        /**
         * If there's no challenge parameter:
         * - It will try to retrieve the token using the cache, or the credential's getToken.
         * - Then it will try the next policy with or without the retrieved token.
         *
         * It uses the challenge parameters to:
         * - Skip a first attempt to get the token from the credential if there's no cached token,
         *   since it expects the token to be retrievable only after the challenge.
         * - Prepare the outgoing request if the `prepareRequest` method has been provided.
         * - Send an initial request to receive the challenge if it fails.
         * - Process a challenge if the response contains it.
         * - Retrieve a token with the challenge information, then re-send the request.
         */
        async sendRequest(request, next) {
            if (!request.url.toLowerCase().startsWith("https://")) {
                throw new Error("Bearer token authentication is not permitted for non-TLS protected (non-https) URLs.");
            }
            await callbacks.authorizeRequest({
                scopes: Array.isArray(scopes) ? scopes : [scopes],
                request,
                getAccessToken,
                logger,
            });
            let response;
            let error;
            let shouldSendRequest;
            [response, error] = await trySendRequest(request, next);
            if (isChallengeResponse(response)) {
                let claims = getCaeChallengeClaims(response.headers.get("WWW-Authenticate"));
                // Handle CAE by default when receive CAE claim
                if (claims) {
                    let parsedClaim;
                    // Return the response immediately if claims is not a valid base64 encoded string
                    try {
                        parsedClaim = atob(claims);
                    }
                    catch (e) {
                        logger.warning(`The WWW-Authenticate header contains "claims" that cannot be parsed. Unable to perform the Continuous Access Evaluation authentication flow. Unparsable claims: ${claims}`);
                        return response;
                    }
                    shouldSendRequest = await authorizeRequestOnCaeChallenge({
                        scopes: Array.isArray(scopes) ? scopes : [scopes],
                        response,
                        request,
                        getAccessToken,
                        logger,
                    }, parsedClaim);
                    // Send updated request and handle response for RestError
                    if (shouldSendRequest) {
                        await (0,internal/* disposeResponseBody */.VA)(response);
                        [response, error] = await trySendRequest(request, next);
                    }
                }
                else if (callbacks.authorizeRequestOnChallenge) {
                    // Handle custom challenges when client provides custom callback
                    shouldSendRequest = await callbacks.authorizeRequestOnChallenge({
                        scopes: Array.isArray(scopes) ? scopes : [scopes],
                        request,
                        response,
                        getAccessToken,
                        logger,
                    });
                    // Send updated request and handle response for RestError
                    if (shouldSendRequest) {
                        await (0,internal/* disposeResponseBody */.VA)(response);
                        [response, error] = await trySendRequest(request, next);
                    }
                    // If we get another CAE Claim, we will handle it by default and return whatever value we receive for this
                    if (isChallengeResponse(response)) {
                        claims = getCaeChallengeClaims(response.headers.get("WWW-Authenticate") ?? "");
                        if (claims) {
                            let parsedClaim;
                            try {
                                parsedClaim = atob(claims);
                            }
                            catch (e) {
                                logger.warning(`The WWW-Authenticate header contains "claims" that cannot be parsed. Unable to perform the Continuous Access Evaluation authentication flow. Unparsable claims: ${claims}`);
                                return response;
                            }
                            shouldSendRequest = await authorizeRequestOnCaeChallenge({
                                scopes: Array.isArray(scopes) ? scopes : [scopes],
                                response,
                                request,
                                getAccessToken,
                                logger,
                            }, parsedClaim);
                            // Send updated request and handle response for RestError
                            if (shouldSendRequest) {
                                await (0,internal/* disposeResponseBody */.VA)(response);
                                [response, error] = await trySendRequest(request, next);
                            }
                        }
                    }
                }
            }
            if (error) {
                throw error;
            }
            else {
                return response;
            }
        },
    };
}
/**
 * Converts: `Bearer a="b", c="d", Pop e="f", g="h"`.
 * Into: `[ { scheme: 'Bearer', params: { a: 'b', c: 'd' } }, { scheme: 'Pop', params: { e: 'f', g: 'h' } } ]`.
 *
 * @internal
 */
function parseChallenges(challenges) {
    // Challenge regex seperates the string to individual challenges with different schemes in the format `Scheme a="b", c=d`
    // The challenge regex captures parameteres with either quotes values or unquoted values
    const challengeRegex = /(\w+)\s+((?:\w+=(?:"[^"]*"|[^,]*),?\s*)+)/g;
    // Parameter regex captures the claims group removed from the scheme in the format `a="b"` and `c="d"`
    // CAE challenge always have quoted parameters. For more reference, https://learn.microsoft.com/entra/identity-platform/claims-challenge
    const paramRegex = /(\w+)="([^"]*)"/g;
    const parsedChallenges = [];
    let match;
    // Iterate over each challenge match
    while ((match = challengeRegex.exec(challenges)) !== null) {
        const scheme = match[1];
        const paramsString = match[2];
        const params = {};
        let paramMatch;
        // Iterate over each parameter match
        while ((paramMatch = paramRegex.exec(paramsString)) !== null) {
            params[paramMatch[1]] = paramMatch[2];
        }
        parsedChallenges.push({ scheme, params });
    }
    return parsedChallenges;
}
/**
 * Parse a pipeline response and look for a CAE challenge with "Bearer" scheme
 * Return the value in the header without parsing the challenge
 * @internal
 */
function getCaeChallengeClaims(challenges) {
    if (!challenges) {
        return;
    }
    // Find all challenges present in the header
    const parsedChallenges = parseChallenges(challenges);
    return parsedChallenges.find((x) => x.scheme === "Bearer" && x.params.claims && x.params.error === "insufficient_claims")?.params.claims;
}
//# sourceMappingURL=bearerTokenAuthenticationPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/policies/auxiliaryAuthenticationHeaderPolicy.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


/**
 * The programmatic identifier of the auxiliaryAuthenticationHeaderPolicy.
 */
const auxiliaryAuthenticationHeaderPolicyName = "auxiliaryAuthenticationHeaderPolicy";
const AUTHORIZATION_AUXILIARY_HEADER = "x-ms-authorization-auxiliary";
async function sendAuthorizeRequest(options) {
    const { scopes, getAccessToken, request } = options;
    const getTokenOptions = {
        abortSignal: request.abortSignal,
        tracingOptions: request.tracingOptions,
    };
    return (await getAccessToken(scopes, getTokenOptions))?.token ?? "";
}
/**
 * A policy for external tokens to `x-ms-authorization-auxiliary` header.
 * This header will be used when creating a cross-tenant application we may need to handle authentication requests
 * for resources that are in different tenants.
 * You could see [ARM docs](https://learn.microsoft.com/azure/azure-resource-manager/management/authenticate-multi-tenant) for a rundown of how this feature works
 */
function auxiliaryAuthenticationHeaderPolicy(options) {
    const { credentials, scopes } = options;
    const logger = options.logger || coreLogger;
    const tokenCyclerMap = new WeakMap();
    return {
        name: auxiliaryAuthenticationHeaderPolicyName,
        async sendRequest(request, next) {
            if (!request.url.toLowerCase().startsWith("https://")) {
                throw new Error("Bearer token authentication for auxiliary header is not permitted for non-TLS protected (non-https) URLs.");
            }
            if (!credentials || credentials.length === 0) {
                logger.info(`${auxiliaryAuthenticationHeaderPolicyName} header will not be set due to empty credentials.`);
                return next(request);
            }
            const tokenPromises = [];
            for (const credential of credentials) {
                let getAccessToken = tokenCyclerMap.get(credential);
                if (!getAccessToken) {
                    getAccessToken = createTokenCycler(credential);
                    tokenCyclerMap.set(credential, getAccessToken);
                }
                tokenPromises.push(sendAuthorizeRequest({
                    scopes: Array.isArray(scopes) ? scopes : [scopes],
                    request,
                    getAccessToken,
                    logger,
                }));
            }
            const auxiliaryTokens = (await Promise.all(tokenPromises)).filter((token) => Boolean(token));
            if (auxiliaryTokens.length === 0) {
                logger.warning(`None of the auxiliary tokens are valid. ${AUTHORIZATION_AUXILIARY_HEADER} header will not be set.`);
                return next(request);
            }
            request.headers.set(AUTHORIZATION_AUXILIARY_HEADER, auxiliaryTokens.map((token) => `Bearer ${token}`).join(", "));
            return next(request);
        },
    };
}
//# sourceMappingURL=auxiliaryAuthenticationHeaderPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/index.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


























//# sourceMappingURL=index.js.map

/***/ }),

/***/ 5433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  y: () => (/* reexport */ createTracingClient)
});

// UNUSED EXPORTS: useInstrumenter

;// CONCATENATED MODULE: ./node_modules/@azure/core-tracing/dist/esm/tracingContext.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
/** @internal */
const knownContextKeys = {
    span: Symbol.for("@azure/core-tracing span"),
    namespace: Symbol.for("@azure/core-tracing namespace"),
};
/**
 * Creates a new {@link TracingContext} with the given options.
 * @param options - A set of known keys that may be set on the context.
 * @returns A new {@link TracingContext} with the given options.
 *
 * @internal
 */
function createTracingContext(options = {}) {
    let context = new TracingContextImpl(options.parentContext);
    if (options.span) {
        context = context.setValue(knownContextKeys.span, options.span);
    }
    if (options.namespace) {
        context = context.setValue(knownContextKeys.namespace, options.namespace);
    }
    return context;
}
/** @internal */
class TracingContextImpl {
    _contextMap;
    constructor(initialContext) {
        this._contextMap =
            initialContext instanceof TracingContextImpl
                ? new Map(initialContext._contextMap)
                : new Map();
    }
    setValue(key, value) {
        const newContext = new TracingContextImpl(this);
        newContext._contextMap.set(key, value);
        return newContext;
    }
    getValue(key) {
        return this._contextMap.get(key);
    }
    deleteValue(key) {
        const newContext = new TracingContextImpl(this);
        newContext._contextMap.delete(key);
        return newContext;
    }
}
//# sourceMappingURL=tracingContext.js.map
// EXTERNAL MODULE: ./node_modules/@azure/core-tracing/dist/commonjs/state.js
var commonjs_state = __nccwpck_require__(8914);
;// CONCATENATED MODULE: ./node_modules/@azure/core-tracing/dist/esm/state.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
// @ts-expect-error The recommended approach to sharing module state between ESM and CJS.
// See https://github.com/isaacs/tshy/blob/main/README.md#module-local-state for additional information.

/**
 * Defines the shared state between CJS and ESM by re-exporting the CJS state.
 */
const state_state = commonjs_state/* state */.w;
//# sourceMappingURL=state.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-tracing/dist/esm/instrumenter.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


function createDefaultTracingSpan() {
    return {
        end: () => {
            // noop
        },
        isRecording: () => false,
        recordException: () => {
            // noop
        },
        setAttribute: () => {
            // noop
        },
        setStatus: () => {
            // noop
        },
        addEvent: () => {
            // noop
        },
    };
}
function createDefaultInstrumenter() {
    return {
        createRequestHeaders: () => {
            return {};
        },
        parseTraceparentHeader: () => {
            return undefined;
        },
        startSpan: (_name, spanOptions) => {
            return {
                span: createDefaultTracingSpan(),
                tracingContext: createTracingContext({ parentContext: spanOptions.tracingContext }),
            };
        },
        withContext(_context, callback, ...callbackArgs) {
            return callback(...callbackArgs);
        },
    };
}
/**
 * Extends the Azure SDK with support for a given instrumenter implementation.
 *
 * @param instrumenter - The instrumenter implementation to use.
 */
function useInstrumenter(instrumenter) {
    state.instrumenterImplementation = instrumenter;
}
/**
 * Gets the currently set instrumenter, a No-Op instrumenter by default.
 *
 * @returns The currently set instrumenter
 */
function getInstrumenter() {
    if (!state_state.instrumenterImplementation) {
        state_state.instrumenterImplementation = createDefaultInstrumenter();
    }
    return state_state.instrumenterImplementation;
}
//# sourceMappingURL=instrumenter.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-tracing/dist/esm/tracingClient.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


/**
 * Creates a new tracing client.
 *
 * @param options - Options used to configure the tracing client.
 * @returns - An instance of {@link TracingClient}.
 */
function createTracingClient(options) {
    const { namespace, packageName, packageVersion } = options;
    function startSpan(name, operationOptions, spanOptions) {
        const startSpanResult = getInstrumenter().startSpan(name, {
            ...spanOptions,
            packageName: packageName,
            packageVersion: packageVersion,
            tracingContext: operationOptions?.tracingOptions?.tracingContext,
        });
        let tracingContext = startSpanResult.tracingContext;
        const span = startSpanResult.span;
        if (!tracingContext.getValue(knownContextKeys.namespace)) {
            tracingContext = tracingContext.setValue(knownContextKeys.namespace, namespace);
        }
        span.setAttribute("az.namespace", tracingContext.getValue(knownContextKeys.namespace));
        const updatedOptions = Object.assign({}, operationOptions, {
            tracingOptions: { ...operationOptions?.tracingOptions, tracingContext },
        });
        return {
            span,
            updatedOptions,
        };
    }
    async function withSpan(name, operationOptions, callback, spanOptions) {
        const { span, updatedOptions } = startSpan(name, operationOptions, spanOptions);
        try {
            const result = await withContext(updatedOptions.tracingOptions.tracingContext, () => Promise.resolve(callback(updatedOptions, span)));
            span.setStatus({ status: "success" });
            return result;
        }
        catch (err) {
            span.setStatus({ status: "error", error: err });
            throw err;
        }
        finally {
            span.end();
        }
    }
    function withContext(context, callback, ...callbackArgs) {
        return getInstrumenter().withContext(context, callback, ...callbackArgs);
    }
    /**
     * Parses a traceparent header value into a span identifier.
     *
     * @param traceparentHeader - The traceparent header to parse.
     * @returns An implementation-specific identifier for the span.
     */
    function parseTraceparentHeader(traceparentHeader) {
        return getInstrumenter().parseTraceparentHeader(traceparentHeader);
    }
    /**
     * Creates a set of request headers to propagate tracing information to a backend.
     *
     * @param tracingContext - The context containing the span to serialize.
     * @returns The set of headers to add to a request.
     */
    function createRequestHeaders(tracingContext) {
        return getInstrumenter().createRequestHeaders(tracingContext);
    }
    return {
        startSpan,
        withSpan,
        withContext,
        parseTraceparentHeader,
        createRequestHeaders,
    };
}
//# sourceMappingURL=tracingClient.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-tracing/dist/esm/index.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


//# sourceMappingURL=index.js.map

/***/ }),

/***/ 6966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  gE: () => (/* binding */ esm_calculateRetryDelay),
  cb: () => (/* reexport */ delay),
  u1: () => (/* reexport */ getErrorMessage),
  bJ: () => (/* binding */ isError),
  qx: () => (/* binding */ isNodeLike),
  Al: () => (/* binding */ stringToUint8Array),
  SW: () => (/* binding */ uint8ArrayToString)
});

// UNUSED EXPORTS: cancelablePromiseRace, computeSha256Hash, computeSha256Hmac, createAbortablePromise, getRandomIntegerInclusive, isBrowser, isBun, isDefined, isDeno, isNode, isNodeRuntime, isObject, isObjectWithProperties, isReactNative, isWebWorker, objectHasProperty, randomUUID

// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/internal.js + 1 modules
var internal = __nccwpck_require__(1834);
// EXTERNAL MODULE: ./node_modules/@azure/abort-controller/dist/esm/index.js + 1 modules
var esm = __nccwpck_require__(5473);
;// CONCATENATED MODULE: ./node_modules/@azure/core-util/dist/esm/createAbortablePromise.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Creates an abortable promise.
 * @param buildPromise - A function that takes the resolve and reject functions as parameters.
 * @param options - The options for the abortable promise.
 * @returns A promise that can be aborted.
 */
function createAbortablePromise(buildPromise, options) {
    const { cleanupBeforeAbort, abortSignal, abortErrorMsg } = options ?? {};
    return new Promise((resolve, reject) => {
        function rejectOnAbort() {
            reject(new esm/* AbortError */.l(abortErrorMsg ?? "The operation was aborted."));
        }
        function removeListeners() {
            abortSignal?.removeEventListener("abort", onAbort);
        }
        function onAbort() {
            cleanupBeforeAbort?.();
            removeListeners();
            rejectOnAbort();
        }
        if (abortSignal?.aborted) {
            return rejectOnAbort();
        }
        try {
            buildPromise((x) => {
                removeListeners();
                resolve(x);
            }, (x) => {
                removeListeners();
                reject(x);
            });
        }
        catch (err) {
            reject(err);
        }
        abortSignal?.addEventListener("abort", onAbort);
    });
}
//# sourceMappingURL=createAbortablePromise.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-util/dist/esm/delay.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


const StandardAbortMessage = "The delay was aborted.";
/**
 * A wrapper for setTimeout that resolves a promise after timeInMs milliseconds.
 * @param timeInMs - The number of milliseconds to be delayed.
 * @param options - The options for delay - currently abort options
 * @returns Promise that is resolved after timeInMs
 */
function delay(timeInMs, options) {
    let token;
    const { abortSignal, abortErrorMsg } = options ?? {};
    return createAbortablePromise((resolve) => {
        token = setTimeout(resolve, timeInMs);
    }, {
        cleanupBeforeAbort: () => clearTimeout(token),
        abortSignal,
        abortErrorMsg: abortErrorMsg ?? StandardAbortMessage,
    });
}
/**
 * Calculates the delay interval for retry attempts using exponential delay with jitter.
 * @param retryAttempt - The current retry attempt number.
 * @param config - The exponential retry configuration.
 * @returns An object containing the calculated retry delay.
 */
function calculateRetryDelay(retryAttempt, config) {
    // Exponentially increase the delay each time
    const exponentialDelay = config.retryDelayInMs * Math.pow(2, retryAttempt);
    // Don't let the delay exceed the maximum
    const clampedDelay = Math.min(config.maxRetryDelayInMs, exponentialDelay);
    // Allow the final value to have some "jitter" (within 50% of the delay size) so
    // that retries across multiple clients don't occur simultaneously.
    const retryAfterInMs = clampedDelay / 2 + getRandomIntegerInclusive(0, clampedDelay / 2);
    return { retryAfterInMs };
}
//# sourceMappingURL=delay.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-util/dist/esm/error.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Given what is thought to be an error object, return the message if possible.
 * If the message is missing, returns a stringified version of the input.
 * @param e - Something thrown from a try block
 * @returns The error message or a string of the input
 */
function getErrorMessage(e) {
    if ((0,internal/* isError */.bJ)(e)) {
        return e.message;
    }
    else {
        let stringified;
        try {
            if (typeof e === "object" && e) {
                stringified = JSON.stringify(e);
            }
            else {
                stringified = String(e);
            }
        }
        catch (err) {
            stringified = "[unable to stringify input]";
        }
        return `Unknown error ${stringified}`;
    }
}
//# sourceMappingURL=error.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/core-util/dist/esm/index.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.






/**
 * Calculates the delay interval for retry attempts using exponential delay with jitter.
 *
 * @param retryAttempt - The current retry attempt number.
 *
 * @param config - The exponential retry configuration.
 *
 * @returns An object containing the calculated retry delay.
 */
function esm_calculateRetryDelay(retryAttempt, config) {
    return internal/* calculateRetryDelay */.gE(retryAttempt, config);
}
/**
 * Generates a SHA-256 hash.
 *
 * @param content - The data to be included in the hash.
 *
 * @param encoding - The textual encoding to use for the returned hash.
 */
function computeSha256Hash(content, encoding) {
    return tspRuntime.computeSha256Hash(content, encoding);
}
/**
 * Generates a SHA-256 HMAC signature.
 *
 * @param key - The HMAC key represented as a base64 string, used to generate the cryptographic HMAC hash.
 *
 * @param stringToSign - The data to be signed.
 *
 * @param encoding - The textual encoding to use for the returned HMAC digest.
 */
function computeSha256Hmac(key, stringToSign, encoding) {
    return tspRuntime.computeSha256Hmac(key, stringToSign, encoding);
}
/**
 * Returns a random integer value between a lower and upper bound, inclusive of both bounds. Note that this uses Math.random and isn't secure. If you need to use this for any kind of security purpose, find a better source of random.
 *
 * @param min - The smallest integer value allowed.
 *
 * @param max - The largest integer value allowed.
 */
function esm_getRandomIntegerInclusive(min, max) {
    return tspRuntime.getRandomIntegerInclusive(min, max);
}
/**
 * Typeguard for an error object shape (has name and message)
 *
 * @param e - Something caught by a catch clause.
 */
function isError(e) {
    return internal/* isError */.bJ(e);
}
/**
 * Helper to determine when an input is a generic JS object.
 *
 * @returns true when input is an object type that is not null, Array, RegExp, or Date.
 */
function isObject(input) {
    return tspRuntime.isObject(input);
}
/**
 * Generated Universally Unique Identifier
 *
 * @returns RFC4122 v4 UUID.
 */
function randomUUID() {
    return tspRuntime.randomUUID();
}
/**
 * A constant that indicates whether the environment the code is running is a Web Browser.
 */
const isBrowser = internal/* isBrowser */.Bd;
/**
 * A constant that indicates whether the environment the code is running is Bun.sh.
 */
const isBun = internal/* isBun */.Qg;
/**
 * A constant that indicates whether the environment the code is running is Deno.
 */
const isDeno = internal/* isDeno */.N6;
/**
 * A constant that indicates whether the environment the code is running is a Node.js compatible environment.
 *
 * @deprecated
 *
 * Use `isNodeLike` instead.
 */
const isNode = internal/* isNodeLike */.qx;
/**
 * A constant that indicates whether the environment the code is running is a Node.js compatible environment.
 */
const isNodeLike = internal/* isNodeLike */.qx;
/**
 * A constant that indicates whether the environment the code is running is Node.JS.
 */
const isNodeRuntime = internal/* isNodeRuntime */.tX;
/**
 * A constant that indicates whether the environment the code is running is in React-Native.
 */
const isReactNative = internal/* isReactNative */.lV;
/**
 * A constant that indicates whether the environment the code is running is a Web Worker.
 */
const isWebWorker = internal/* isWebWorker */.p7;
/**
 * The helper that transforms bytes with specific character encoding into string
 * @param bytes - the uint8array bytes
 * @param format - the format we use to encode the byte
 * @returns a string of the encoded string
 */
function uint8ArrayToString(bytes, format) {
    return internal/* uint8ArrayToString */.SW(bytes, format);
}
/**
 * The helper that transforms string to specific character encoded bytes array.
 * @param value - the string to be converted
 * @param format - the format we use to decode the value
 * @returns a uint8array
 */
function stringToUint8Array(value, format) {
    return internal/* stringToUint8Array */.Al(value, format);
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 7567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  KV: () => (/* binding */ createClientLogger),
  XM: () => (/* binding */ getLogLevel)
});

// UNUSED EXPORTS: AzureLogger, setLogLevel

// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/logger/logger.js + 2 modules
var logger = __nccwpck_require__(3482);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/logger/internal.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

//# sourceMappingURL=internal.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/logger/dist/esm/index.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

const context = (0,logger/* createLoggerContext */.MX)({
    logLevelEnvVarName: "AZURE_LOG_LEVEL",
    namespace: "azure",
});
/**
 * The AzureLogger provides a mechanism for overriding where logs are output to.
 * By default, logs are sent to stderr.
 * Override the `log` method to redirect logs to another location.
 */
const AzureLogger = context.logger;
/**
 * Immediately enables logging at the specified log level. If no level is specified, logging is disabled.
 * @param level - The log level to enable for logging.
 * Options from most verbose to least verbose are:
 * - verbose
 * - info
 * - warning
 * - error
 */
function setLogLevel(level) {
    context.setLogLevel(level);
}
/**
 * Retrieves the currently specified log level.
 */
function getLogLevel() {
    return context.getLogLevel();
}
/**
 * Creates a logger for use by the Azure SDKs that inherits from `AzureLogger`.
 * @param namespace - The name of the SDK package.
 * @hidden
 */
function createClientLogger(namespace) {
    return context.createClientLogger(namespace);
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 7970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Az: () => (/* binding */ getEnvironmentVariable),
/* harmony export */   Bd: () => (/* binding */ isBrowser),
/* harmony export */   N6: () => (/* binding */ isDeno),
/* harmony export */   Qg: () => (/* binding */ isBun),
/* harmony export */   lV: () => (/* binding */ isReactNative),
/* harmony export */   p7: () => (/* binding */ isWebWorker),
/* harmony export */   qx: () => (/* binding */ isNodeLike),
/* harmony export */   tX: () => (/* binding */ isNodeRuntime)
/* harmony export */ });
/* unused harmony export emitNodeWarning */
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1708);
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Returns the value of the specified environment variable.
 *
 * @internal
 */
function getEnvironmentVariable(name) {
    return node_process__WEBPACK_IMPORTED_MODULE_0__.env[name];
}
/**
 * Emits a Node.js process warning.
 *
 * @internal
 */
function emitNodeWarning(warning) {
    process.emitWarning(warning);
}
/**
 * A constant that indicates whether the environment the code is running is a Web Browser.
 */
const isBrowser = false;
/**
 * A constant that indicates whether the environment the code is running is a Web Worker.
 */
const isWebWorker = false;
/**
 * A constant that indicates whether the environment the code is running is Deno.
 */
const isDeno = typeof node_process__WEBPACK_IMPORTED_MODULE_0__.versions.deno === "string" && node_process__WEBPACK_IMPORTED_MODULE_0__.versions.deno.length > 0;
/**
 * A constant that indicates whether the environment the code is running is Bun.sh.
 */
const isBun = typeof node_process__WEBPACK_IMPORTED_MODULE_0__.versions.bun === "string" && node_process__WEBPACK_IMPORTED_MODULE_0__.versions.bun.length > 0;
/**
 * A constant that indicates whether the environment the code is running is a Node.js compatible environment.
 */
const isNodeLike = true;
/**
 * A constant that indicates whether the environment the code is running is Node.JS.
 */
const isNodeRuntime = !isBun && !isDeno;
/**
 * A constant that indicates whether the environment the code is running is in React-Native.
 */
const isReactNative = false;
//# sourceMappingURL=env.js.map

/***/ }),

/***/ 7507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ logger)
/* harmony export */ });
/* harmony import */ var _logger_logger_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3482);
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

const logger = (0,_logger_logger_js__WEBPACK_IMPORTED_MODULE_0__/* .createClientLogger */ .KV)("ts-http-runtime");
//# sourceMappingURL=log.js.map

/***/ }),

/***/ 3482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  KV: () => (/* binding */ createClientLogger),
  MX: () => (/* binding */ createLoggerContext)
});

// UNUSED EXPORTS: TypeSpecRuntimeLogger, getLogLevel, setLogLevel

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __nccwpck_require__(1708);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/logger/log.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.



function log(message, ...args) {
    external_node_process_.stderr.write(`${external_node_util_.format(message, ...args)}${external_node_os_.EOL}`);
}
//# sourceMappingURL=log.js.map
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/env.js
var env = __nccwpck_require__(7970);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/logger/debug.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


const debugEnvVariable = (0,env/* getEnvironmentVariable */.Az)("DEBUG");
let enabledString;
let enabledNamespaces = [];
let skippedNamespaces = [];
const debuggers = [];
if (debugEnvVariable) {
    enable(debugEnvVariable);
}
const debugObj = Object.assign((namespace) => {
    return createDebugger(namespace);
}, {
    enable,
    enabled,
    disable,
    log: log,
});
function enable(namespaces) {
    enabledString = namespaces;
    enabledNamespaces = [];
    skippedNamespaces = [];
    const namespaceList = namespaces.split(",").map((ns) => ns.trim());
    for (const ns of namespaceList) {
        if (ns.startsWith("-")) {
            skippedNamespaces.push(ns.substring(1));
        }
        else {
            enabledNamespaces.push(ns);
        }
    }
    for (const instance of debuggers) {
        instance.enabled = enabled(instance.namespace);
    }
}
function enabled(namespace) {
    if (namespace.endsWith("*")) {
        return true;
    }
    for (const skipped of skippedNamespaces) {
        if (namespaceMatches(namespace, skipped)) {
            return false;
        }
    }
    for (const enabledNamespace of enabledNamespaces) {
        if (namespaceMatches(namespace, enabledNamespace)) {
            return true;
        }
    }
    return false;
}
/**
 * Given a namespace, check if it matches a pattern.
 * Patterns only have a single wildcard character which is *.
 * The behavior of * is that it matches zero or more other characters.
 */
function namespaceMatches(namespace, patternToMatch) {
    // simple case, no pattern matching required
    if (patternToMatch.indexOf("*") === -1) {
        return namespace === patternToMatch;
    }
    let pattern = patternToMatch;
    // normalize successive * if needed
    if (patternToMatch.indexOf("**") !== -1) {
        const patternParts = [];
        let lastCharacter = "";
        for (const character of patternToMatch) {
            if (character === "*" && lastCharacter === "*") {
                continue;
            }
            else {
                lastCharacter = character;
                patternParts.push(character);
            }
        }
        pattern = patternParts.join("");
    }
    let namespaceIndex = 0;
    let patternIndex = 0;
    const patternLength = pattern.length;
    const namespaceLength = namespace.length;
    let lastWildcard = -1;
    let lastWildcardNamespace = -1;
    while (namespaceIndex < namespaceLength && patternIndex < patternLength) {
        if (pattern[patternIndex] === "*") {
            lastWildcard = patternIndex;
            patternIndex++;
            if (patternIndex === patternLength) {
                // if wildcard is the last character, it will match the remaining namespace string
                return true;
            }
            // now we let the wildcard eat characters until we match the next literal in the pattern
            while (namespace[namespaceIndex] !== pattern[patternIndex]) {
                namespaceIndex++;
                // reached the end of the namespace without a match
                if (namespaceIndex === namespaceLength) {
                    return false;
                }
            }
            // now that we have a match, let's try to continue on
            // however, it's possible we could find a later match
            // so keep a reference in case we have to backtrack
            lastWildcardNamespace = namespaceIndex;
            namespaceIndex++;
            patternIndex++;
            continue;
        }
        else if (pattern[patternIndex] === namespace[namespaceIndex]) {
            // simple case: literal pattern matches so keep going
            patternIndex++;
            namespaceIndex++;
        }
        else if (lastWildcard >= 0) {
            // special case: we don't have a literal match, but there is a previous wildcard
            // which we can backtrack to and try having the wildcard eat the match instead
            patternIndex = lastWildcard + 1;
            namespaceIndex = lastWildcardNamespace + 1;
            // we've reached the end of the namespace without a match
            if (namespaceIndex === namespaceLength) {
                return false;
            }
            // similar to the previous logic, let's keep going until we find the next literal match
            while (namespace[namespaceIndex] !== pattern[patternIndex]) {
                namespaceIndex++;
                if (namespaceIndex === namespaceLength) {
                    return false;
                }
            }
            lastWildcardNamespace = namespaceIndex;
            namespaceIndex++;
            patternIndex++;
            continue;
        }
        else {
            return false;
        }
    }
    const namespaceDone = namespaceIndex === namespace.length;
    const patternDone = patternIndex === pattern.length;
    // this is to detect the case of an unneeded final wildcard
    // e.g. the pattern `ab*` should match the string `ab`
    const trailingWildCard = patternIndex === pattern.length - 1 && pattern[patternIndex] === "*";
    return namespaceDone && (patternDone || trailingWildCard);
}
function disable() {
    const result = enabledString || "";
    enable("");
    return result;
}
function createDebugger(namespace) {
    const newDebugger = Object.assign(debug, {
        enabled: enabled(namespace),
        destroy,
        log: debugObj.log,
        namespace,
        extend,
    });
    function debug(...args) {
        if (!newDebugger.enabled) {
            return;
        }
        if (args.length > 0) {
            args[0] = `${namespace} ${args[0]}`;
        }
        newDebugger.log(...args);
    }
    debuggers.push(newDebugger);
    return newDebugger;
}
function destroy() {
    const index = debuggers.indexOf(this);
    if (index >= 0) {
        debuggers.splice(index, 1);
        return true;
    }
    return false;
}
function extend(namespace) {
    const newDebugger = createDebugger(`${this.namespace}:${namespace}`);
    newDebugger.log = this.log;
    return newDebugger;
}
/* harmony default export */ const debug = (debugObj);
//# sourceMappingURL=debug.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/logger/logger.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


const TYPESPEC_RUNTIME_LOG_LEVELS = ["verbose", "info", "warning", "error"];
const levelMap = {
    verbose: 400,
    info: 300,
    warning: 200,
    error: 100,
};
function patchLogMethod(parent, child) {
    child.log = (...args) => {
        parent.log(...args);
    };
}
function isTypeSpecRuntimeLogLevel(level) {
    return TYPESPEC_RUNTIME_LOG_LEVELS.includes(level);
}
/**
 * Creates a logger context base on the provided options.
 * @param options - The options for creating a logger context.
 * @returns The logger context.
 */
function createLoggerContext(options) {
    const registeredLoggers = new Set();
    const logLevelFromEnv = (0,env/* getEnvironmentVariable */.Az)(options.logLevelEnvVarName);
    let logLevel;
    const clientLogger = debug(options.namespace);
    clientLogger.log = (...args) => {
        debug.log(...args);
    };
    function contextSetLogLevel(level) {
        if (level && !isTypeSpecRuntimeLogLevel(level)) {
            throw new Error(`Unknown log level '${level}'. Acceptable values: ${TYPESPEC_RUNTIME_LOG_LEVELS.join(",")}`);
        }
        logLevel = level;
        const enabledNamespaces = [];
        for (const logger of registeredLoggers) {
            if (shouldEnable(logger)) {
                enabledNamespaces.push(logger.namespace);
            }
        }
        debug.enable(enabledNamespaces.join(","));
    }
    if (logLevelFromEnv) {
        // avoid calling setLogLevel because we don't want a mis-set environment variable to crash
        if (isTypeSpecRuntimeLogLevel(logLevelFromEnv)) {
            contextSetLogLevel(logLevelFromEnv);
        }
        else {
            console.error(`${options.logLevelEnvVarName} set to unknown log level '${logLevelFromEnv}'; logging is not enabled. Acceptable values: ${TYPESPEC_RUNTIME_LOG_LEVELS.join(", ")}.`);
        }
    }
    function shouldEnable(logger) {
        return Boolean(logLevel && levelMap[logger.level] <= levelMap[logLevel]);
    }
    function createLogger(parent, level) {
        const logger = Object.assign(parent.extend(level), {
            level,
        });
        patchLogMethod(parent, logger);
        if (shouldEnable(logger)) {
            const enabledNamespaces = debug.disable();
            debug.enable(enabledNamespaces + "," + logger.namespace);
        }
        registeredLoggers.add(logger);
        return logger;
    }
    function contextGetLogLevel() {
        return logLevel;
    }
    function contextCreateClientLogger(namespace) {
        const clientRootLogger = clientLogger.extend(namespace);
        patchLogMethod(clientLogger, clientRootLogger);
        return {
            error: createLogger(clientRootLogger, "error"),
            warning: createLogger(clientRootLogger, "warning"),
            info: createLogger(clientRootLogger, "info"),
            verbose: createLogger(clientRootLogger, "verbose"),
        };
    }
    return {
        setLogLevel: contextSetLogLevel,
        getLogLevel: contextGetLogLevel,
        createClientLogger: contextCreateClientLogger,
        logger: clientLogger,
    };
}
const context = createLoggerContext({
    logLevelEnvVarName: "TYPESPEC_RUNTIME_LOG_LEVEL",
    namespace: "typeSpecRuntime",
});
/**
 * Immediately enables logging at the specified log level. If no level is specified, logging is disabled.
 * @param level - The log level to enable for logging.
 * Options from most verbose to least verbose are:
 * - verbose
 * - info
 * - warning
 * - error
 */
// eslint-disable-next-line @typescript-eslint/no-redeclare
const TypeSpecRuntimeLogger = context.logger;
/**
 * Retrieves the currently specified log level.
 */
function setLogLevel(logLevel) {
    context.setLogLevel(logLevel);
}
/**
 * Retrieves the currently specified log level.
 */
function getLogLevel() {
    return context.getLogLevel();
}
/**
 * Creates a logger for use by the SDKs that inherits from `TypeSpecRuntimeLogger`.
 * @param namespace - The name of the SDK package.
 * @hidden
 */
function createClientLogger(namespace) {
    return context.createClientLogger(namespace);
}
//# sourceMappingURL=logger.js.map

/***/ }),

/***/ 3816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ stringToUint8Array),
/* harmony export */   S: () => (/* binding */ uint8ArrayToString)
/* harmony export */ });
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
/**
 * The helper that transforms bytes with specific character encoding into string
 * @param bytes - the uint8array bytes
 * @param format - the format we use to encode the byte
 * @returns a string of the encoded string
 */
function uint8ArrayToString(bytes, format) {
    return Buffer.from(bytes).toString(format);
}
/**
 * The helper that transforms string to specific character encoded bytes array.
 * @param value - the string to be converted
 * @param format - the format we use to decode the value
 * @returns a uint8array
 */
function stringToUint8Array(value, format) {
    return Buffer.from(value, format);
}
//# sourceMappingURL=bytesEncoding.js.map

/***/ }),

/***/ 297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  g: () => (/* binding */ calculateRetryDelay)
});

;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/random.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
/**
 * Returns a random integer value between a lower and upper bound,
 * inclusive of both bounds.
 * Note that this uses Math.random and isn't secure. If you need to use
 * this for any kind of security purpose, find a better source of random.
 * @param min - The smallest integer value allowed.
 * @param max - The largest integer value allowed.
 */
function getRandomIntegerInclusive(min, max) {
    // Make sure inputs are integers.
    min = Math.ceil(min);
    max = Math.floor(max);
    // Pick a random offset from zero to the size of the range.
    // Since Math.random() can never return 1, we have to make the range one larger
    // in order to be inclusive of the maximum value after we take the floor.
    const offset = Math.floor(Math.random() * (max - min + 1));
    return offset + min;
}
//# sourceMappingURL=random.js.map
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/delay.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Calculates the delay interval for retry attempts using exponential delay with jitter.
 * @param retryAttempt - The current retry attempt number.
 * @param config - The exponential retry configuration.
 * @returns An object containing the calculated retry delay.
 */
function calculateRetryDelay(retryAttempt, config) {
    // Exponentially increase the delay each time
    const exponentialDelay = config.retryDelayInMs * Math.pow(2, retryAttempt);
    // Don't let the delay exceed the maximum
    const clampedDelay = Math.min(config.maxRetryDelayInMs, exponentialDelay);
    // Allow the final value to have some "jitter" (within 50% of the delay size) so
    // that retries across multiple clients don't occur simultaneously.
    const retryAfterInMs = clampedDelay / 2 + getRandomIntegerInclusive(0, clampedDelay / 2);
    return { retryAfterInMs };
}
//# sourceMappingURL=delay.js.map

/***/ }),

/***/ 4820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ isError)
/* harmony export */ });
/* harmony import */ var _object_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8011);
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Typeguard for an error object shape (has name and message)
 * @param e - Something caught by a catch clause.
 */
function isError(e) {
    if ((0,_object_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(e)) {
        const hasName = typeof e.name === "string";
        const hasMessage = typeof e.message === "string";
        return hasName && hasMessage;
    }
    return false;
}
//# sourceMappingURL=error.js.map

/***/ }),

/***/ 1834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  If: () => (/* reexport */ sanitizer/* Sanitizer */.I),
  gE: () => (/* reexport */ delay/* calculateRetryDelay */.g),
  VA: () => (/* reexport */ responseBody/* disposeResponseBody */.VA),
  CX: () => (/* reexport */ responseBody/* getRequestCompletion */.CX),
  cK: () => (/* reexport */ responseBody/* getResponseBodyCompletion */.cK),
  Bd: () => (/* reexport */ env/* isBrowser */.Bd),
  Qg: () => (/* reexport */ env/* isBun */.Qg),
  N6: () => (/* reexport */ env/* isDeno */.N6),
  bJ: () => (/* reexport */ error/* isError */.b),
  qx: () => (/* reexport */ env/* isNodeLike */.qx),
  tX: () => (/* reexport */ env/* isNodeRuntime */.tX),
  lV: () => (/* reexport */ env/* isReactNative */.lV),
  p7: () => (/* reexport */ env/* isWebWorker */.p7),
  Al: () => (/* reexport */ bytesEncoding/* stringToUint8Array */.A),
  SW: () => (/* reexport */ bytesEncoding/* uint8ArrayToString */.S)
});

// UNUSED EXPORTS: computeSha256Hash, computeSha256Hmac, getRandomIntegerInclusive, isObject, randomUUID

// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/delay.js + 1 modules
var delay = __nccwpck_require__(297);
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/error.js
var error = __nccwpck_require__(4820);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/sha256.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

/**
 * Generates a SHA-256 HMAC signature.
 * @param key - The HMAC key represented as a base64 string, used to generate the cryptographic HMAC hash.
 * @param stringToSign - The data to be signed.
 * @param encoding - The textual encoding to use for the returned HMAC digest.
 */
async function computeSha256Hmac(key, stringToSign, encoding) {
    const decodedKey = Buffer.from(key, "base64");
    return createHmac("sha256", decodedKey).update(stringToSign).digest(encoding);
}
/**
 * Generates a SHA-256 hash.
 * @param content - The data to be included in the hash.
 * @param encoding - The textual encoding to use for the returned hash.
 */
async function computeSha256Hash(content, encoding) {
    return createHash("sha256").update(content).digest(encoding);
}
//# sourceMappingURL=sha256.js.map
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/env.js
var env = __nccwpck_require__(7970);
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/bytesEncoding.js
var bytesEncoding = __nccwpck_require__(3816);
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/sanitizer.js
var sanitizer = __nccwpck_require__(1945);
// EXTERNAL MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/responseBody.js
var responseBody = __nccwpck_require__(9095);
;// CONCATENATED MODULE: ./node_modules/@typespec/ts-http-runtime/dist/esm/util/internal.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.










//# sourceMappingURL=internal.js.map

/***/ }),

/***/ 8011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isObject)
/* harmony export */ });
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
/**
 * Helper to determine when an input is a generic JS object.
 * @returns true when input is an object type that is not null, Array, RegExp, or Date.
 */
function isObject(input) {
    return (typeof input === "object" &&
        input !== null &&
        !Array.isArray(input) &&
        !(input instanceof RegExp) &&
        !(input instanceof Date));
}
//# sourceMappingURL=object.js.map

/***/ }),

/***/ 9095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CX: () => (/* binding */ getRequestCompletion),
/* harmony export */   VA: () => (/* binding */ disposeResponseBody),
/* harmony export */   WT: () => (/* binding */ disposeNodeStream),
/* harmony export */   aP: () => (/* binding */ setRequestCompletion),
/* harmony export */   cK: () => (/* binding */ getResponseBodyCompletion),
/* harmony export */   rb: () => (/* binding */ setResponseBodyDisposer),
/* harmony export */   rp: () => (/* binding */ setResponseBodySource)
/* harmony export */ });
/* unused harmony export setResponseBodyCompletion */
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7507);
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

const responseBodySources = new WeakMap();
const responseBodyDisposers = new WeakMap();
const requestCompletions = new WeakMap();
const responseBodyCompletions = new WeakMap();
function setRequestCompletion(response, completion) {
    requestCompletions.set(response, completion);
    completion
        .then(() => requestCompletions.get(response) === completion && requestCompletions.delete(response))
        .catch((error) => {
        _log_js__WEBPACK_IMPORTED_MODULE_0__/* .logger */ .v.warning("Error tracking request completion", error);
    });
}
/**
 * Returns a promise that resolves when the response's outgoing request has completed.
 *
 * @param response - The response whose request completion should be observed.
 * @returns The request completion promise, if the transport provides one.
 */
function getRequestCompletion(response) {
    return requestCompletions.get(response);
}
function setResponseBodyCompletion(response, completion) {
    responseBodyCompletions.set(response, completion);
    completion
        .then(() => responseBodyCompletions.get(response) === completion &&
        responseBodyCompletions.delete(response))
        .catch((error) => {
        logger.warning("Error tracking response body completion", error);
    });
}
/**
 * Returns a promise that resolves when the response body has completed, errored, or been canceled.
 *
 * @param response - The response whose body completion should be observed.
 * @returns The response body completion promise, if the transport provides one.
 */
function getResponseBodyCompletion(response) {
    return responseBodyCompletions.get(response);
}
function isNodeResponseBody(value) {
    return (typeof value === "object" &&
        value !== null &&
        "resume" in value &&
        typeof value.resume === "function");
}
function isNodeEventEmitterBody(value) {
    return ("on" in value &&
        typeof value.on === "function" &&
        "once" in value &&
        typeof value.once === "function" &&
        "removeListener" in value &&
        typeof value.removeListener === "function");
}
function isBrowserResponseBody(value) {
    return (typeof value === "object" &&
        value !== null &&
        "cancel" in value &&
        typeof value.cancel === "function");
}
function setResponseBodySource(body, source) {
    if (isNodeResponseBody(body) && isNodeResponseBody(source)) {
        responseBodySources.set(body, source);
    }
}
function setResponseBodyDisposer(response, dispose) {
    responseBodyDisposers.set(response, dispose);
    return () => {
        if (responseBodyDisposers.get(response) === dispose) {
            responseBodyDisposers.delete(response);
        }
    };
}
/**
 * Destroys a Node stream, or drains it if destruction is unavailable,
 * and recursively disposes its tracked upstream sources.
 */
function disposeNodeResponseBody(readableStream, disposed = new Set()) {
    // Avoid disposing a stream twice if the source chain contains a cycle.
    if (disposed.has(readableStream)) {
        return;
    }
    disposed.add(readableStream);
    const source = responseBodySources.get(readableStream);
    responseBodySources.delete(readableStream);
    if (readableStream.closed !== true) {
        if (readableStream.destroy) {
            if (isNodeEventEmitterBody(readableStream)) {
                const onError = (error) => {
                    _log_js__WEBPACK_IMPORTED_MODULE_0__/* .logger */ .v.warning("Error disposing Node stream", error);
                };
                const onClose = () => {
                    readableStream.removeListener("error", onError);
                };
                readableStream.on("error", onError);
                readableStream.once("close", onClose);
                try {
                    readableStream.destroy();
                }
                catch (error) {
                    readableStream.removeListener("error", onError);
                    readableStream.removeListener("close", onClose);
                    throw error;
                }
            }
            else {
                readableStream.destroy();
            }
        }
        else {
            readableStream.resume();
        }
    }
    if (source) {
        disposeNodeResponseBody(source, disposed);
    }
}
/**
 * Disposes a raw Node stream and its tracked upstream sources without throwing.
 *
 * @param stream - The stream to destroy, or drain if destruction is unavailable.
 */
function disposeNodeStream(stream) {
    try {
        disposeNodeResponseBody(stream);
    }
    catch (error) {
        _log_js__WEBPACK_IMPORTED_MODULE_0__/* .logger */ .v.warning("Error disposing Node stream", error);
    }
}
/**
 * Releases the body of a response that will not be read, so the underlying connection can be
 * reused or closed. Handles Node readable streams and browser web streams, and never throws:
 * disposal failures are logged as warnings.
 *
 * @param response - The response whose `readableStreamBody` or `browserStreamBody` should be disposed.
 */
async function disposeResponseBody(response) {
    try {
        const dispose = responseBodyDisposers.get(response);
        responseBodyDisposers.delete(response);
        try {
            const readableStream = response.readableStreamBody;
            if (isNodeResponseBody(readableStream)) {
                disposeNodeStream(readableStream);
                return;
            }
            const browserStream = response.browserStreamBody;
            if (isBrowserResponseBody(browserStream)) {
                await browserStream.cancel();
            }
        }
        finally {
            dispose?.();
        }
    }
    catch (error) {
        _log_js__WEBPACK_IMPORTED_MODULE_0__/* .logger */ .v.warning("Error disposing response body", error);
    }
}
//# sourceMappingURL=responseBody.js.map

/***/ }),

/***/ 1945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ Sanitizer)
/* harmony export */ });
/* harmony import */ var _object_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8011);
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

const RedactedString = "REDACTED";
// Make sure this list is up-to-date with the one under core/logger/Readme#Keyconcepts
const defaultAllowedHeaderNames = [
    "x-ms-client-request-id",
    "x-ms-return-client-request-id",
    "x-ms-useragent",
    "x-ms-correlation-request-id",
    "x-ms-request-id",
    "client-request-id",
    "ms-cv",
    "return-client-request-id",
    "traceparent",
    "azure-deprecating",
    "Access-Control-Allow-Credentials",
    "Access-Control-Allow-Headers",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age",
    "Access-Control-Request-Headers",
    "Access-Control-Request-Method",
    "Origin",
    "Accept",
    "Accept-Encoding",
    "Cache-Control",
    "Connection",
    "Content-Length",
    "Content-Type",
    "Date",
    "ETag",
    "Expires",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "If-Unmodified-Since",
    "Last-Modified",
    "Pragma",
    "Request-Id",
    "Retry-After",
    "Server",
    "Transfer-Encoding",
    "User-Agent",
    "WWW-Authenticate",
];
const defaultAllowedQueryParameters = ["api-version"];
/**
 * A utility class to sanitize objects for logging.
 */
class Sanitizer {
    allowedHeaderNames;
    allowedQueryParameters;
    constructor({ additionalAllowedHeaderNames: allowedHeaderNames = [], additionalAllowedQueryParameters: allowedQueryParameters = [], } = {}) {
        allowedHeaderNames = defaultAllowedHeaderNames.concat(allowedHeaderNames);
        allowedQueryParameters = defaultAllowedQueryParameters.concat(allowedQueryParameters);
        this.allowedHeaderNames = new Set(allowedHeaderNames.map((n) => n.toLowerCase()));
        this.allowedQueryParameters = new Set(allowedQueryParameters.map((p) => p.toLowerCase()));
    }
    /**
     * Sanitizes an object for logging.
     * @param obj - The object to sanitize
     * @returns - The sanitized object as a string
     */
    sanitize(obj) {
        const seen = new Set();
        return JSON.stringify(obj, (key, value) => {
            // Ensure Errors include their interesting non-enumerable members
            if (value instanceof Error) {
                return {
                    ...value,
                    name: value.name,
                    message: value.message,
                };
            }
            if (key === "headers" && (0,_object_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(value)) {
                return this.sanitizeHeaders(value);
            }
            else if (key === "url" && typeof value === "string") {
                return this.sanitizeUrl(value);
            }
            else if (key === "query" && (0,_object_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(value)) {
                return this.sanitizeQuery(value);
            }
            else if (key === "body") {
                // Don't log the request body
                return undefined;
            }
            else if (key === "response") {
                // Don't log response again
                return undefined;
            }
            else if (key === "operationSpec") {
                // When using sendOperationRequest, the request carries a massive
                // field with the autorest spec. No need to log it.
                return undefined;
            }
            else if (Array.isArray(value) || (0,_object_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(value)) {
                if (seen.has(value)) {
                    return "[Circular]";
                }
                seen.add(value);
            }
            return value;
        }, 2);
    }
    /**
     * Sanitizes a URL for logging.
     * @param value - The URL to sanitize
     * @returns - The sanitized URL as a string
     */
    sanitizeUrl(value) {
        if (typeof value !== "string" || value === null || value === "") {
            return value;
        }
        const url = new URL(value);
        if (!url.search) {
            return value;
        }
        for (const [key] of url.searchParams) {
            if (!this.allowedQueryParameters.has(key.toLowerCase())) {
                url.searchParams.set(key, RedactedString);
            }
        }
        return url.toString();
    }
    sanitizeHeaders(obj) {
        const sanitized = {};
        for (const key of Object.keys(obj)) {
            if (this.allowedHeaderNames.has(key.toLowerCase())) {
                sanitized[key] = obj[key];
            }
            else {
                sanitized[key] = RedactedString;
            }
        }
        return sanitized;
    }
    sanitizeQuery(value) {
        if (typeof value !== "object" || value === null) {
            return value;
        }
        const sanitized = {};
        for (const k of Object.keys(value)) {
            if (this.allowedQueryParameters.has(k.toLowerCase())) {
                sanitized[k] = value[k];
            }
            else {
                sanitized[k] = RedactedString;
            }
        }
        return sanitized;
    }
}
//# sourceMappingURL=sanitizer.js.map

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".index.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};
// This entry need to be wrapped in an IIFE because it need to be in strict mode.
(() => {
"use strict";
__nccwpck_require__.r(__webpack_exports__);
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   apply: () => (/* binding */ apply),
/* harmony export */   main: () => (/* binding */ main),
/* harmony export */   plan: () => (/* binding */ plan),
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _runner_job_environment_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7640);
/* harmony import */ var _sign_in_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6410);
/** Knows the doors of the one bundle: a function per entry, each loading what it needs. */


/** The root action. */
function main() {
    return (0,_sign_in_js__WEBPACK_IMPORTED_MODULE_1__/* .main */ .iW)();
}
/** End of the job of the root action. */
async function post() {
    const { post: run } = await __nccwpck_require__.e(/* import() */ 769).then(__nccwpck_require__.bind(__nccwpck_require__, 1769));
    run();
}
/** The plan action. */
async function plan() {
    const { plan: run } = await Promise.all(/* import() */[__nccwpck_require__.e(899), __nccwpck_require__.e(413), __nccwpck_require__.e(815), __nccwpck_require__.e(57), __nccwpck_require__.e(383), __nccwpck_require__.e(956)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7956));
    await run();
}
/** The apply action. */
async function apply() {
    const { apply: run } = await Promise.all(/* import() */[__nccwpck_require__.e(899), __nccwpck_require__.e(413), __nccwpck_require__.e(57), __nccwpck_require__.e(383), __nccwpck_require__.e(160)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8160));
    await run();
}

})();

module.exports = __webpack_exports__;
/******/ })()
;