'use strict'
require('./index.js').apply()
