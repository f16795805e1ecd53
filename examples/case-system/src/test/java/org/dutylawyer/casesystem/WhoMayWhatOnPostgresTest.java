package org.dutylawyer.casesystem;

/** The same on PostgreSQL. */
@OnPostgres
class WhoMayWhatOnPostgresTest extends WhoMayWhatTest {}
