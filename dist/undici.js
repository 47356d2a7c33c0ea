'use strict'
exports.ProxyAgent = class ProxyAgent {}
exports.fetch = () => Promise.reject(new Error('undici is not part of this bundle'))
