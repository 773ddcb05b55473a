/** A web application that lists and syncs the connections of one account. */
package com.example.sync;
