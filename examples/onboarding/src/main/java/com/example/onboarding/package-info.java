/** Code of a platform that uses connections of any provider. */
package com.example.onboarding;
