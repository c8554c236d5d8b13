// Made by scripts/generate-stub-modules.mjs from the stubs that pyright brings; not to be edited.

/**
 * The third-party modules that typeshed has stubs for, a top-level one of a distribution a line: `package(modules in it)`, and
 * `folder[modules in it]` for one without `__init__`.
 */
export const bundledStubs = `
Jetson(GPIO(constants gpio gpio_cdev gpio_event gpio_pin_data gpio_pinmux_lookup))
MySQLdb(_exceptions _mysql connections constants(CLIENT CR ER FIELD_TYPE FLAG) converters cursors release times)
PyInstaller(__main__ building(api build_main datastruct splash) compat depend(analysis imphookapi) isolated(_parent) lib(modulegraph(modulegraph)) utils(hooks(conda tcl_tk) win32[versioninfo]))
RPi(GPIO())
Xlib(X XK Xatom Xcursorfont Xutil _typing display error ext(composite damage dpms ge nvcontrol randr record res screensaver security shape xfixes xinerama xinput xtest) keysymdef(apl arabic cyrillic greek hebrew katakana korean latin1 latin2 latin3 latin4 miscellany publishing special technical thai xf86 xk3270 xkb) protocol(display event request rq structs) rdb support(connect lock unix_connect vms_connect) threaded xauth xobject(colormap cursor drawable fontable icccm resource))
_cffi_backend
_jsonnet
_win32typing
aiofiles(base os ospath tempfile(temptypes) threadpool(binary text utils))
antlr4(BufferedTokenStream CommonTokenFactory CommonTokenStream FileStream InputStream IntervalSet LL1Analyzer Lexer ListTokenSource Parser ParserInterpreter ParserRuleContext PredictionContext Recognizer RuleContext StdinStream Token TokenStreamRewriter Utils _pygrun atn(ATN ATNConfig ATNConfigSet ATNDeserializationOptions ATNDeserializer ATNSimulator ATNState ATNType LexerATNSimulator LexerAction LexerActionExecutor ParserATNSimulator PredictionMode SemanticContext Transition) dfa(DFA DFASerializer DFAState) error(DiagnosticErrorListener ErrorListener ErrorStrategy Errors) tree(Chunk ParseTreeMatch ParseTreePattern ParseTreePatternMatcher RuleTagToken TokenTagToken Tree Trees) xpath(XPath XPathLexer))
assertpy(assertpy base collection contains date dict dynamic exception extracting file helpers numeric snapshot string)
atheris(function_hooks import_hook instrument_bytecode utils version_dependent)
auth0(asyncify authentication(async_token_verifier back_channel_login base client_authentication database delegated enterprise get_token passwordless pushed_authorization_requests revoke_token social token_verifier users) exceptions management(actions async_auth0 attack_protection auth0 blacklists branding client_credentials client_grants clients connections custom_domains device_credentials email_templates emails grants guardian hooks jobs log_streams logs organizations prompts resource_servers roles rules rules_configs self_service_profiles stats tenants tickets user_blocks users users_by_email) rest rest_async types utils)
authlib(common(encoding errors security urls) consts deprecate integrations(base_client(async_app async_openid errors framework_integration registry sync_app sync_openid) django_client(apps integration) django_oauth1(authorization_server nonce resource_protector) django_oauth2(authorization_server endpoints requests resource_protector signals) flask_client(apps integration) flask_oauth1(authorization_server cache resource_protector) flask_oauth2(authorization_server errors requests resource_protector signals) httpx_client(assertion_client oauth1_client oauth2_client utils) requests_client(assertion_session oauth1_session oauth2_session utils) sqla_oauth2(client_mixin functions tokens_mixins) starlette_client(apps integration)) jose(drafts(_jwe_algorithms _jwe_enc_cryptodome _jwe_enc_cryptography) errors jwk rfc7515(jws models) rfc7516(jwe models) rfc7517(_cryptography_key asymmetric_key base_key jwk key_set) rfc7518(ec_key jwe_algs jwe_encs jwe_zips jws_algs oct_key rsa_key util) rfc7519(claims jwt) rfc8037(jws_eddsa okp_key) util) oauth1(client errors rfc5849(authorization_server base_server client_auth errors models parameters resource_protector rsa signature util wrapper)) oauth2(auth base client rfc6749(authenticate_client authorization_server errors grants(authorization_code base client_credentials implicit refresh_token resource_owner_password_credentials) hooks models parameters requests resource_protector token_endpoint util wrappers) rfc6750(errors parameters token validator) rfc7009(parameters revocation) rfc7521(client) rfc7523(assertion auth client jwt_bearer token validator) rfc7591(claims endpoint errors) rfc7592(endpoint) rfc7636(challenge) rfc7662(introspection models token_validator) rfc8414(models well_known) rfc8628(device_code endpoint errors models) rfc8693() rfc9068(claims introspection revocation token token_validator) rfc9101(authorization_server discovery errors registration) rfc9207(parameter)) oidc(core(claims errors grants(code hybrid implicit util) models userinfo util) discovery(models well_known) registration(claims)))
aws_xray_sdk(core(async_context async_recorder context daemon_config emitters(udp_emitter) exceptions(exceptions) lambda_launcher models(default_dynamic_naming dummy_entities entity facade_segment http noop_traceid segment subsegment throwable trace_header traceid) patcher plugins(ec2_plugin ecs_plugin elasticbeanstalk_plugin utils) recorder sampling(connector local(reservoir sampler sampling_rule) reservoir rule_cache rule_poller sampler sampling_rule target_poller) streaming(default_streaming) utils(atomic_counter compat conversion search_pattern sqs_message_helper stacktrace)) ext(aiobotocore(patch) aiohttp(client middleware) boto_utils botocore(patch) bottle(middleware) dbapi2 django(apps conf db middleware templates) flask(middleware) flask_sqlalchemy(query) httplib(patch) httpx(patch) mysql(patch) pg8000(patch) psycopg(patch) psycopg2(patch) pymongo(patch) pymysql(patch) pynamodb(patch) requests(patch) sqlalchemy(query util(decorators)) sqlalchemy_core(patch) sqlite3(patch) util) sdk_config version)
behave(fixture runner step_registry)
binaryornot(check helpers)
bleach(callbacks css_sanitizer html5lib_shim linkifier parse_shim sanitizer)
boltons(cacheutils debugutils deprutils dictutils easterutils ecoutils excutils fileutils formatutils funcutils gcutils ioutils iterutils jsonutils listutils mathutils mboxutils namedutils pathutils queueutils setutils socketutils statsutils strutils tableutils tbutils timeutils typeutils urlutils)
braintree(account_updater_daily_report ach_mandate add_on add_on_gateway address address_gateway amex_express_checkout_card android_pay_card apple_pay_card apple_pay_gateway apple_pay_options attribute_getter authorization_adjustment bank_account_instant_verification_gateway bank_account_instant_verification_jwt bank_account_instant_verification_jwt_request bin_data blik_alias braintree_gateway client_token client_token_gateway configuration connected_merchant_paypal_status_changed connected_merchant_status_transitioned credentials_parser credit_card credit_card_gateway credit_card_verification credit_card_verification_gateway credit_card_verification_search customer customer_gateway customer_search customer_session_gateway descriptor disbursement disbursement_detail discount discount_gateway dispute dispute_details(evidence paypal_message status_history) dispute_gateway dispute_search document_upload document_upload_gateway enriched_customer_data environment error_codes error_result errors europe_bank_account exceptions(authentication_error authorization_error braintree_error configuration_error gateway_timeout_error http(connection_error invalid_response_error timeout_error) invalid_challenge_error invalid_signature_error not_found_error request_timeout_error server_error service_unavailable_error test_operation_performed_in_production_error too_many_requests_error unexpected_error upgrade_required_error) exchange_rate_quote exchange_rate_quote_gateway exchange_rate_quote_input exchange_rate_quote_payload exchange_rate_quote_request facilitated_details facilitator_details granted_payment_instrument_update graphql(enums(recommendations recommended_payment_option) inputs(billing_address_input create_customer_session_input create_local_payment_context_input customer_recommendations_input customer_session_input monetary_amount_input payer_info_input paypal_payee_input paypal_purchase_unit_input phone_input shipping_address_input update_customer_session_input) types(customer_recommendations_payload payment_options payment_recommendation) unions(customer_recommendations)) iban_bank_account ids_search liability_shift local_payment local_payment_completed local_payment_context local_payment_context_gateway local_payment_expired local_payment_funded local_payment_reversed local_payment_type masterpass_card merchant merchant_account(address_details merchant_account) merchant_account_gateway merchant_gateway meta_checkout_card meta_checkout_token modification monetary_amount oauth_access_revocation oauth_credentials oauth_gateway package_details paginated_collection paginated_result partner_merchant payment_facilitator payment_instrument_type payment_method payment_method_customer_data_updated_metadata payment_method_gateway payment_method_nonce payment_method_nonce_gateway payment_method_parser paypal_account paypal_account_gateway paypal_here paypal_payment_resource paypal_payment_resource_gateway plan plan_gateway processor_response_types receiver resource resource_collection revoked_payment_method_metadata risk_data samsung_pay_card search sender sepa_direct_debit_account sepa_direct_debit_account_gateway settlement_batch_summary settlement_batch_summary_gateway signature_service status_event sub_merchant subscription subscription_details subscription_gateway subscription_search subscription_status_event successful_result test(authentication_ids credit_card_defaults credit_card_numbers merchant_account nonces venmo_sdk) testing_gateway three_d_secure_info transaction transaction_amounts transaction_details transaction_gateway transaction_line_item transaction_line_item_gateway transaction_review transaction_search transaction_us_bank_account_request transfer unknown_payment_method us_bank_account us_bank_account_gateway us_bank_account_verification us_bank_account_verification_gateway us_bank_account_verification_search util(constants crypto datetime_parser experimental generator graphql_client http parser xml_util) validation_error validation_error_collection venmo_account venmo_profile_data version visa_checkout_card webhook_notification webhook_notification_gateway webhook_testing webhook_testing_gateway)
bugbear
cachetools(func keys)
capturer
cffi(api backend_ctypes cffi_opcode commontypes cparser error ffiplatform lock model pkgconfig recompiler setuptools_ext vengine_cpy vengine_gen verifier)
channels(apps auth consumer db exceptions generic(http websocket) layers management(commands(runworker)) middleware routing security(websocket) sessions testing(application http live websocket) utils worker)
chevron(main metadata renderer tokenizer)
click_default_group
click_log(core options)
click_shell(_cmd _compat core decorators)
click_spinner()
click_web(exceptions resources(cmd_exec cmd_form index input_fields) web_click_types)
colorama(ansi ansitowin32 initialise win32 winterm)
colorful(ansi colors core styles terminal utils)
commctrl
consolemenu(console_menu format(menu_borders menu_margins menu_padding menu_style) items(command_item external_item function_item selection_item submenu_item) menu_component menu_formatter multiselect_menu prompt_utils screen selection_menu validators(base regex url) version)
convertdate(armenian bahai coptic data(french_republican_days positivist) daycount dublin french_republican gregorian hebrew holidays indian_civil islamic iso julian julianday mayan ordinal persian positivist utils)
croniter(croniter)
cronlog
crontab
crontabs
datauri(datauri)
dateparser(calendars(hijri hijri_parser jalali jalali_parser) conf custom_language_detection(fasttext langdetect language_mapping) data(languages_info) date date_parser freshness_date_parser languages(dictionary loader locale validation) parser search(detection search text_detection) timezone_parser timezones utils(strptime time_spans))
dateparser_data(settings)
dateutil(_common _version easter parser(_parser isoparser) relativedelta rrule tz(_common tz win) tzwin utils zoneinfo(rebuild))
dde
decorator
defusedxml(ElementTree cElementTree common expatbuilder expatreader lxml minidom pulldom sax xmlrpc)
deprecated(classic params sphinx)
dirhash(cli)
distutils(_modified _msvccompiler archive_util ccompiler cmd command(bdist bdist_rpm build build_clib build_ext build_py install install_data install_lib install_scripts sdist) compat() compilers[C[base cygwin errors msvc unix zos]] cygwinccompiler dep_util dist errors extension filelist spawn sysconfig unixccompiler util version zosccompiler)
django_filters(compat conf constants exceptions fields filters filterset rest_framework(backends filters filterset) utils views widgets)
docker(_types api(build client config container daemon exec_api image network plugin secret service swarm volume) auth client constants context(api config context) credentials(constants errors store utils) errors models(configs containers images networks nodes plugins resource secrets services swarm volumes) tls transport(basehttpadapter npipeconn npipesocket sshconn unixconn) types(base containers daemon healthcheck networks services swarm) utils(build config decorators fnmatch json_stream ports proxy socket utils) version)
dockerfile_parse(constants parser util)
docutils(__main__ core examples frontend io languages(af ar ca cs da de en eo es fa fi fr gl he it ja ka ko lt lv nl pl pt_br ru sk sv uk zh_cn zh_tw) nodes parsers(commonmark_wrapper docutils_xml null recommonmark_wrapper rst(directives(admonitions body html images misc parts references tables) languages(af ar ca cs da de en eo es fa fi fr gl he it ja ka ko lt lv nl pl pt_br ru sk sv uk zh_cn zh_tw) roles states tableparser)) readers(doctree pep standalone) statemachine transforms(components frontmatter misc parts peps references universal writer_aux) utils(_roman_numerals code_analyzer math(latex2mathml math2html mathalphabet2unichar mathml_elements tex2mathml_extern tex2unichar unichar2tex) punctuation_chars smartquotes urischemes) writers(_html_base docutils_xml html4css1() html5_polyglot() latex2e() manpage null odf_odt(prepstyles pygmentsformatter) pep_html() pseudoxml s5_html() xetex()))
editdistance()
entrypoints
ephem(_libastro cities stars)
et_xmlfile(incremental_tree xmlfile)
fanstatic(checksum compiler config core inclusion injector publisher registry wsgi)
farmhash
first
flake8(_compat api(legacy) checker defaults discover_files exceptions formatting(_windows_color base default) main(application cli debug options) options(aggregator config manager parse_args) plugins(finder pycodestyle pyflakes reporter) processor statistics style_guide utils violation)
flake8_builtins
flake8_docstrings
flake8_rst_docstrings
flake8_simplify(constants rules(ast_assign ast_bool_op ast_call ast_classdef ast_compare ast_expr ast_for ast_if ast_ifexp ast_subscript ast_try ast_unary_op ast_with) utils)
flake8_typing_imports
flask_cors(core decorator extension)
flask_migrate()
flask_socketio(namespace test_client)
fpdf(_fonttools_shims actions annotations bidi deprecation drawing encryption enums errors fonts fpdf graphics_state html image_datastructures image_parsing line_break linearization outline output pattern prefs recorder sign structure_tree svg syntax table template text_region transitions unicode_script util)
gdb(FrameDecorator FrameIterator dap(breakpoint bt disassemble evaluate events frames io launch locations memory modules next pause scopes server sources startup state threads typecheck varref) disassembler events missing_debug missing_files missing_objfile printing prompt types unwinder xmethod)
geopandas(_config _decorator _exports accessors array base explore geodataframe geoseries io(_geoarrow arrow file sql) plotting sindex testing tools(_show_versions clip geocoding hilbert_curve overlay sjoin util))
gevent(_abstract_linkable _config _ffi(loop watcher) _fileobjectcommon _greenlet_primitives _hub_local _hub_primitives _ident _imap _monitor _threading _types _util _waiter ares backdoor baseserver event events exceptions fileobject greenlet hub libev(corecext corecffi watcher) libuv(loop watcher) local lock monkey(api) os pool pywsgi queue resolver(ares blocking cares dnspython thread) resolver_ares resolver_thread select selectors server signal socket ssl subprocess threadpool time timeout util win32util)
google[cloud[ndb(_batch _cache _datastore_api _datastore_query _eventloop _options _transaction blobstore client context django_middleware exceptions global_cache key metadata model msgprop polymodel query stats tasklets utils version)]]
google[_upb[_message] protobuf(any any_pb2 api_pb2 compiler(plugin_pb2) descriptor descriptor_database descriptor_pb2 descriptor_pool duration duration_pb2 empty_pb2 field_mask_pb2 internal(api_implementation builder containers decoder encoder enum_type_wrapper extension_dict field_mask message_listener python_edition_defaults python_message testing_refleaks type_checkers well_known_types wire_format) json_format message message_factory proto proto_builder proto_json proto_text reflection runtime_version service_reflection source_context_pb2 struct_pb2 symbol_database text_encoding text_format timestamp timestamp_pb2 type_pb2 unknown_fields util() wrappers_pb2)]
greenlet(_greenlet)
grpc(aio() experimental[gevent])
grpc_channelz(v1(_async _servicer channelz channelz_pb2 channelz_pb2_grpc))
grpc_health(v1(health health_pb2 health_pb2_grpc))
grpc_reflection(v1alpha(_async _base proto_reflection_descriptor_database reflection reflection_pb2 reflection_pb2_grpc))
grpc_status(_async rpc_status)
gunicorn(_types app(base pasterapp wsgiapp) arbiter asgi(lifespan parser protocol unreader uwsgi websocket) config ctl(cli client handlers protocol server) debug dirty(app arbiter client errors protocol stash tlv worker) errors glogging http(body errors message parser unreader wsgi) http2(async_connection connection errors request stream) instrument(statsd) pidfile reloader sock systemd util uwsgi(errors message parser) workers(base base_async gasgi ggevent gthread gtornado sync workertmp))
hdbcli(dbapi resultrow)
hnswlib
html5lib(_ihatexml _inputstream _tokenizer _trie(_base py) _utils constants filters(alphabeticalattributes base inject_meta_charset lint optionaltags sanitizer whitespace) html5parser serializer treeadapters(genshi sax) treebuilders(base dom etree etree_lxml) treewalkers(base dom etree etree_lxml genshi))
httplib2(auth certs error iri2uri)
hvac(adapters api(auth_methods(approle aws azure cert gcp github jwt kubernetes ldap legacy_mfa oidc okta radius token userpass) secrets_engines(active_directory aws azure consul database gcp identity kv kv_v1 kv_v2 ldap pki rabbitmq ssh transform transit) system_backend(audit auth capabilities health init key leader lease mount namespace policies policy quota raft seal system_backend_mixin wrapping) vault_api_base vault_api_category) aws_utils constants(approle aws azure client gcp identity transit) exceptions utils v1())
ibm_db
ibm_db_ctx
icalendar(alarms attr cal caselessdict enums error param parser parser_tools prop timezone(equivalent_timezone_ids equivalent_timezone_ids_result provider pytz tzid tzp windows_to_olson zoneinfo) tools version)
import_export(admin command_utils declarative exceptions fields formats(base_formats) forms instance_loaders mixins options resources results signals templatetags(import_export_tags) tmp_storages utils widgets)
inifile
isapi(install isapicon simple threaded_extension)
jack()
jenkins(plugins version)
jks(bks jks rfc2898 rfc7292 sun_crypto util)
jmespath(ast compat exceptions functions lexer parser visitor)
jose(backends(_asn1 base cryptography_backend ecdsa_backend native rsa_backend) constants exceptions jwe jwk jws jwt utils)
jsonschema(_format _keywords _legacy_keywords _types _typing _utils cli exceptions protocols validators)
jwcrypto(common jwa jwe jwk jws jwt version)
kafka(admin(acl_resource client config_resource new_partitions new_topic) cli(admin(cluster(describe) configs(describe) consumer_groups(delete describe list list_offsets) log_dirs(describe) topics(create delete describe list)) consumer() producer()) client_async cluster codec conn consumer(fetcher group subscription_state) coordinator(assignors(abstract range roundrobin sticky(partition_movements sorted_set sticky_assignor)) base consumer heartbeat protocol subscription) errors future metrics(compound_stat dict_reporter kafka_metric measurable measurable_stat metric_config metric_name metrics metrics_reporter quota stat stats(avg count histogram max_stat min_stat percentile percentiles rate sampled_stat sensor total)) partitioner(default) producer(future kafka producer_batch record_accumulator sender transaction_manager) protocol(abstract add_offsets_to_txn add_partitions_to_txn admin api api_versions broker_api_versions commit end_txn fetch find_coordinator frame group init_producer_id list_offsets message metadata offset_for_leader_epoch parser produce sasl_authenticate sasl_handshake struct txn_offset_commit types) record(_crc32c abc default_records legacy_records memory_records util) sasl(abc gssapi msk oauth plain scram sspi) serializer(abstract) socks5_wrapper structs util version)
keyboard(_canonical_names _generic _keyboard_event _mouse_event mouse)
ldap3(abstract(attrDef attribute cursor entry objectDef) core(connection exceptions pooling rdns results server timezone tls usage) extend(microsoft(addMembersToGroups dirSync modifyPassword persistentSearch removeMembersFromGroups unlockAccount) novell(addMembersToGroups checkGroupsMemberships endTransaction getBindDn listReplicas nmasGetUniversalPassword nmasSetUniversalPassword partition_entry_count removeMembersFromGroups replicaInfo startTransaction) operation standard(PagedSearch PersistentSearch modifyPassword whoAmI)) operation(abandon add bind compare delete extended modify modifyDn search unbind) protocol(controls convert formatters(formatters standard validators) microsoft novell oid persistentSearch rfc2696 rfc2849 rfc3062 rfc4511 rfc4512 rfc4527 sasl(digestMd5 external kerberos plain sasl) schemas(ad2012R2 ds389 edir888 edir914 slapd24)) strategy(asyncStream asynchronous base ldifProducer mockAsync mockBase mockSync restartable reusable safeRestartable safeSync sync) utils(asn1 ciDict config conv dn hashed log ntlm port_validators repr tls_backport uri) version)
lunardate
lupa(lua51 lua52 lua53 lua54 luajit20 luajit21 version)
lzstring()
m3u8(httpclient mixins model parser protocol version_matching version_matching_rules)
management(commands(export import))
markdown(__main__ __meta__ blockparser blockprocessors core extensions(abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html meta nl2br sane_lists smarty tables toc wikilinks) htmlparser inlinepatterns postprocessors preprocessors serializers test_tools treeprocessors util)
mmapfile
mmsystem
mock(backports mock)
mypy_extensions
nanoid(algorithm generate method non_secure_generate resources)
nanoleafapi(digital_twin discovery nanoleaf)
netaddr(cli compat contrib(subnet_splitter) core eui(ieee) fbsocket ip(glob iana nmap rfc1924 sets) strategy(eui48 eui64 ipv4 ipv6))
netifaces
networkx(_typing algorithms(approximation(clique clustering_coefficient connectivity density distance_measures dominating_set kcomponents matching maxcut ramsey steinertree traveling_salesman treewidth vertex_cover) assortativity(connectivity correlation mixing neighbor_degree pairs) asteroidal bipartite(basic centrality cluster covering edgelist extendability generators link_analysis matching matrix projection redundancy spectral) boundary bridges broadcasting centrality(betweenness betweenness_subset closeness current_flow_betweenness current_flow_betweenness_subset current_flow_closeness degree_alg dispersion eigenvector flow_matrix group harmonic katz laplacian load percolation reaching second_order subgraph_alg trophic voterank_alg) chains chordal clique cluster coloring(equitable_coloring greedy_coloring) communicability_alg community(asyn_fluid bipartitions centrality community_utils divisive kclique label_propagation leiden local louvain lukes modularity_max quality) components(attracting biconnected connected semiconnected strongly_connected weakly_connected) connectivity(connectivity cuts disjoint_paths edge_augmentation edge_kcomponents kcomponents kcutsets stoerwagner utils) core covering cuts cycles d_separation dag distance_measures distance_regular dominance dominating efficiency_measures euler flow(boykovkolmogorov capacityscaling dinitz_alg edmondskarp gomory_hu maxflow mincost networksimplex preflowpush shortestaugmentingpath utils) graph_hashing graphical hierarchy hybrid isolate isomorphism(ismags isomorph isomorphvf2 matchhelpers temporalisomorphvf2 tree_isomorphism vf2pp vf2userfunc) link_analysis(hits_alg pagerank_alg) link_prediction lowest_common_ancestors matching minors(contraction) mis moral node_classification non_randomness operators(all binary product unary) perfect_graph planar_drawing planarity polynomials reciprocity regular richclub shortest_paths(astar dense generic unweighted weighted) similarity simple_paths smallworld smetric sparsifiers structuralholes summarization swap threshold time_dependent tournament traversal(beamsearch breadth_first_search depth_first_search edgebfs edgedfs) tree(branchings coding decomposition distance_measures mst operations recognition) triads vitality voronoi walks wiener) classes(coreviews digraph filters function graph graphviews multidigraph multigraph reportviews) convert convert_matrix drawing(layout nx_agraph nx_latex nx_pydot nx_pylab) exception generators(atlas classic cographs community degree_seq directed duplication ego expanders geometric harary_graph internet_as_graphs intersection interval_graph joint_degree_seq lattice line mycielski nonisomorphic_trees random_clustered random_graphs small social spectral_graph_forge stochastic sudoku time_series trees triads) lazy_imports linalg(algebraicconnectivity attrmatrix bethehessianmatrix graphmatrix laplacianmatrix modularitymatrix spectrum) readwrite(adjlist edgelist gexf gml graph6 graphml json_graph(adjacency cytoscape node_link tree) leda multiline_adjlist p2g pajek sparse6 text) relabel utils(backends configs decorators heaps mapped_queue misc random_sequence rcm union_find))
nmap(nmap)
ntsecuritycon
oauthlib(common oauth1(rfc5849(endpoints(access_token authorization base pre_configured request_token resource signature_only) errors parameters request_validator signature utils)) oauth2(rfc6749(clients(backend_application base legacy_application mobile_application service_application web_application) endpoints(authorization base introspect metadata pre_configured resource revocation token) errors grant_types(authorization_code base client_credentials implicit refresh_token resource_owner_password_credentials) parameters request_validator tokens utils) rfc8628(clients(device) endpoints(device_authorization pre_configured) errors grant_types(device_code) request_validator)) openid(connect(core(endpoints(pre_configured userinfo) exceptions grant_types(authorization_code base dispatchers hybrid implicit refresh_token) request_validator tokens))) signals uri_validate)
objgraph
odbc
olefile(olefile)
openpyxl(_constants cell(_writer cell read_only rich_text text) chart(_3d _chart area_chart axis bar_chart bubble_chart chartspace data_source descriptors error_bar label layout legend line_chart marker picture pie_chart pivot plotarea print_settings radar_chart reader reference scatter_chart series series_factory shapes stock_chart surface_chart text title trendline updown_bars) chartsheet(chartsheet custom properties protection publish relation views) comments(author comment_sheet comments shape_writer) compat(abc numbers product singleton strings) descriptors(base container excel namespace nested sequence serialisable slots) drawing(colors connector drawing effect fill geometry graphic image line picture properties relation spreadsheet_drawing text xdr) formatting(formatting rule) formula(tokenizer translate) packaging(core custom extended interface manifest relationship workbook) pivot(cache fields record table) reader(drawings excel strings workbook) styles(alignment borders builtins cell_style colors differential fills fonts named_styles numbers protection proxy styleable stylesheet table) utils(bound_dictionary cell dataframe datetime escape exceptions formulas indexed_list inference protection units) workbook(_writer child defined_name external_link(external) external_reference function_group properties protection smart_tags views web workbook) worksheet(_read_only _reader _write_only _writer cell_range cell_watch controls copier custom datavalidation dimensions drawing errors filters formula header_footer hyperlink merge ole page pagebreak picture print_settings properties protection related scenario smart_tag table views worksheet) writer(excel theme) xml(_functions_overloads constants functions))
opentracing(ext(tags) harness(api_check scope_check) logs mocktracer(binary_propagator context propagator span text_propagator tracer) propagation scope scope_manager scope_managers(asyncio constants contextvars gevent tornado) span tags tracer)
paramiko(_winapi agent auth_handler auth_strategy ber buffered_pipe channel client common compress config ecdsakey ed25519key file hostkeys kex_curve25519 kex_ecdh_nist kex_gex kex_group14 kex_group16 message packet pipe pkey primes proxy rsakey server sftp sftp_attr sftp_client sftp_file sftp_handle sftp_server sftp_si ssh_exception transport util win_openssh win_pageant)
parsimonious(exceptions expressions grammar nodes utils)
passpy(exceptions store util)
peewee
pep8ext_naming
perfmon
pexpect(ANSI FSM _async exceptions expect fdpexpect popen_spawn pty_spawn pxssh replwrap run screen socket_pexpect spawnbase utils)
pika(adapters(asyncio_connection base_connection blocking_connection gevent_connection select_connection tornado_connection twisted_connection utils(connection_workflow io_services_utils nbio_interface selector_ioloop_adapter)) amqp_object callback channel compat connection credentials data delivery_mode diagnostic_utils exceptions exchange_type frame heartbeat spec tcp_socket_opts validators)
playhouse(flask_utils)
polib
pony(converting flask(example(app config models views)) options orm(asttranslation core dbapiprovider dbproviders(cockroach mysql oracle postgres sqlite) dbschema decompiling examples(alessandro_bug bottle_example bug_ben compositekeys demo estore inheritance1 numbers session01 university1 university2) integration(bottle_plugin) ormtypes serialization sqlbuilding sqlsymbols sqltranslation) py23compat thirdparty(decorator) utils(properties utils))
portpicker
psutil(_common _ntuples _psaix _psbsd _pslinux _psosx _psposix _pssunos _psutil_aix _psutil_bsd _psutil_linux _psutil_osx _psutil_sunos _psutil_windows _pswindows)
psycopg2(_ipaddress _json _psycopg _range errorcodes errors extensions extras pool sql tz)
punq()
pyasn1(codec(ber(decoder encoder eoo) cer(decoder encoder) der(decoder encoder) native(decoder encoder) streaming) compat(integer) debug error type(base char constraint error namedtype namedval opentype tag tagmap univ useful))
pyaudio
pyautogui()
pycocotools(coco cocoeval mask)
pycurl
pyflakes(__main__ api checker messages reporter scripts(pyflakes))
pygments(cmdline console filter filters() formatter formatters(_mapping bbcode groff html img irc latex other pangomarkup rtf svg terminal terminal256) lexer lexers(javascript jsx kusto ldap lean lisp prql vip vyper) modeline plugin regexopt scanner sphinxext style styles() token unistring util)
pyi_splash()
pyluach(dates hebrewcal parshios utils)
pymeeus(Angle Coordinates CurveFitting Earth Epoch Interpolation Jupiter JupiterMoons Mars Mercury Minor Moon Neptune Pluto Saturn Sun Uranus Venus base)
pymysql(_auth charset connections constants(CLIENT COMMAND CR ER FIELD_TYPE FLAG SERVER_STATUS) converters cursors err optionfile protocol times)
pynput(_info _util keyboard(_base _dummy) mouse(_base _dummy))
pyperclip()
pyphen()
pyscreeze()
pytest_lazyfixture
python_http_client(client exceptions)
pythoncom
pythonwin(dde win32ui win32uiole)
pytz(exceptions lazy reference tzfile tzinfo)
pywintypes
qrbill(bill)
qrcode(LUT _types base console_scripts constants exceptions image(base pil pure styledpil styles(colormasks moduledrawers(base pil svg)) svg) main release util)
ratelimit(decorators exception)
regex(_main _regex _regex_core)
regutil
reportlab(graphics(barcode(code128 code39 code93 common dmtx eanbc ecc200datamatrix fourstate lto qr qrencoder usps usps4s widgets) charts(areas axes barcharts dotbox doughnut legends linecharts lineplots markers piecharts slidebox spider textlabels utils utils3d) renderPDF renderPM renderPS renderSVG renderbase samples(bubble clustered_bar clustered_column excelcolors exploded_pie filled_radar line_chart linechart_with_markers radar runall scatter scatter_lines scatter_lines_markers simple_pie stacked_bar stacked_column) shapes svgpath transform utils widgetbase widgets(adjustableArrow eventcal flags grids markers signsandsymbols table)) lib(PyFontify abag arciv attrmap boxstuff codecharts colors corp enums extformat fontfinder fonts formatters geomutils logger normalDate pagesizes pdfencrypt pygments2xpre randomtext rl_accel rl_safe_eval rltempfile rparsexml sequencer styles testutils textsplit units utils validators yaml) pdfbase(acroform cidfonts pdfdoc pdfform pdfmetrics pdfpattern pdfutils rl_codecs ttfonts) pdfgen(canvas pathobject pdfgeom pdfimages textobject) platypus(doctemplate figures flowables frames multicol para paragraph paraparser tableofcontents tables xpreformatted) rl_config rl_settings)
requests(__version__ adapters api auth certs compat cookies exceptions help hooks models packages sessions status_codes structures utils)
requests_oauthlib(compliance_fixes(douban ebay facebook fitbit instagram mailchimp plentymarkets slack weibo) oauth1_auth oauth1_session oauth2_auth oauth2_session)
resampy(core filters version)
retry(api)
rfc3339_validator
s2clientprotocol[build common_pb2 data_pb2 debug_pb2 error_pb2 query_pb2 raw_pb2 sc2api_pb2 score_pb2 spatial_pb2 ui_pb2]
scp
seaborn(_core(data exceptions groupby moves plot properties rules scales subplots typing) _marks(area bar base dot line text) _stats(aggregation base counting density order regression) algorithms axisgrid categorical cm colors(crayons xkcd_rgb) distributions external(appdirs docscrape husl kde version) matrix miscplot objects palettes rcmod regression relational utils widgets)
send2trash(__main__ exceptions util)
serial(__main__ rfc2217 rs485 serialcli serialjava serialposix serialutil serialwin32 threaded() tools(hexlify_codec list_ports list_ports_common list_ports_linux list_ports_osx list_ports_posix list_ports_windows miniterm) urlhandler(protocol_alt protocol_cp2110 protocol_hwgrep protocol_loop protocol_rfc2217 protocol_socket protocol_spy) win32)
servicemanager
setuptools(_distutils(_modified _msvccompiler archive_util ccompiler cmd command(bdist bdist_rpm build build_clib build_ext build_py install install_data install_lib install_scripts sdist) compat() compilers[C[base cygwin errors msvc unix zos]] cygwinccompiler dep_util dist errors extension filelist spawn sysconfig unixccompiler util version zosccompiler) archive_util build_meta command(alias bdist_egg bdist_rpm bdist_wheel build build_clib build_ext build_py develop dist_info easy_install editable_wheel egg_info install install_egg_info install_lib install_scripts rotate saveopts sdist setopt test) config(expand pyprojecttoml setupcfg) depends discovery dist errors extension glob installer launch logging modified monkey msvc namespaces unicode_utils version warnings wheel windows_support)
shapely(_coverage _enum _geometry _ragged_array _typing _version affinity algorithms(cga polylabel) constructive coordinates coords creation decorators errors geometry(base collection geo linestring multilinestring multipoint multipolygon point polygon) geos io lib linear measurement ops plotting predicates prepared set_operations speedups strtree testing validation vectorized() wkb wkt)
simple_websocket(aiows asgi errors ws)
simplejson(decoder encoder errors raw_json scanner)
singledispatch
six(moves(BaseHTTPServer CGIHTTPServer SimpleHTTPServer _dummy_thread _thread builtins cPickle collections_abc configparser copyreg email_mime_base email_mime_multipart email_mime_nonmultipart email_mime_text html_entities html_parser http_client http_cookiejar http_cookies queue reprlib socketserver tkinter tkinter_commondialog tkinter_constants tkinter_dialog tkinter_filedialog tkinter_tkfiledialog tkinter_ttk urllib(error parse request response robotparser) urllib_error urllib_parse urllib_request urllib_response urllib_robotparser))
slumber(exceptions serialize utils)
socks
sockshandler
sspicon
str2bool()
tabulate()
tensorflow(_aliases audio autodiff autograph(experimental) bitwise compiler[xla[service[hlo_pb2 hlo_profile_printer_data_pb2 metrics_pb2 test_compilation_environment_pb2 xla_compile_result_pb2] tsl[protobuf[bfc_memory_map_pb2 test_log_pb2]] xla_data_pb2 xla_pb2]] config(experimental) core[example[example_parser_configuration_pb2 example_pb2 feature_pb2] framework[allocation_description_pb2 api_def_pb2 attr_value_pb2 cost_graph_pb2 cpp_shape_inference_pb2 dataset_metadata_pb2 dataset_options_pb2 dataset_pb2 device_attributes_pb2 full_type_pb2 function_pb2 graph_debug_info_pb2 graph_pb2 graph_transfer_info_pb2 kernel_def_pb2 log_memory_pb2 model_pb2 node_def_pb2 op_def_pb2 optimized_function_graph_pb2 reader_base_pb2 resource_handle_pb2 step_stats_pb2 summary_pb2 tensor_description_pb2 tensor_pb2 tensor_shape_pb2 tensor_slice_pb2 types_pb2 variable_pb2 versions_pb2] protobuf(bfc_memory_map_pb2 cluster_pb2 composite_tensor_variant_pb2 config_pb2 control_flow_pb2 core_platform_payloads_pb2 data_service_pb2 debug_event_pb2 debug_pb2 device_filters_pb2 device_properties_pb2 error_codes_pb2 fingerprint_pb2 meta_graph_pb2 named_tensor_pb2 queue_runner_pb2 remote_tensor_handle_pb2 rewriter_config_pb2 rpc_options_pb2 saved_model_pb2 saved_object_graph_pb2 saver_pb2 service_config_pb2 snapshot_pb2 status_pb2 struct_pb2 tensor_bundle_pb2 tensorflow_server_pb2 tpu[compilation_result_pb2 dynamic_padding_pb2 optimization_parameters_pb2 topology_pb2 tpu_embedding_configuration_pb2] trackable_object_graph_pb2 transport_options_pb2 verifier_config_pb2) util[event_pb2 memmapped_file_system_pb2 saved_tensor_slice_pb2 test_log_pb2]] data(experimental) distribute(coordinator experimental[coordinator]) dtypes experimental(dtensor) feature_column() initializers io(gfile) keras(activations callbacks constraints initializers layers() losses metrics models optimizers(legacy() schedules) regularizers) linalg math nn python(distribute[distribute_lib] feature_column(feature_column_v2 sequence_feature_column) framework[dtypes] keras(protobuf[projector_config_pb2 saved_metadata_pb2 versions_pb2]) trackable(autotrackable base resource ressource) training[tracking[autotrackable]]) random raw_ops saved_model(experimental) signal sparse strings summary train(experimental) tsl[protobuf[coordination_config_pb2 coordination_service_pb2 distributed_runtime_payloads_pb2 dnn_pb2 error_codes_pb2 histogram_pb2 rpc_options_pb2 status_pb2]] types(experimental))
tgcrypto()
timer
tinycss2(ast bytes color3 color4 color5 nth parser serializer tokenizer)
toml(decoder encoder ordered tz)
toposort
tqdm(_main _monitor _tqdm _tqdm_gui _tqdm_notebook _tqdm_pandas _utils asyncio auto autonotebook cli contrib(bells concurrent discord itertools logging slack telegram utils_worker) dask gui keras notebook rich std tk utils version)
translationstring()
ttkthemes(_imgops _utils _widget themed_style themed_tk)
tzdata()
unidiff(__version__ constants errors patch)
untangle
usersettings
uwsgi
uwsgidecorators
vobject(base behavior change_tz hcalendar icalendar ics_diff vcard win32tz)
waitress(adjustments buffers channel compat parser proxy_headers receiver rfc7230 runner server task trigger utilities wasyncore)
watchpoints(ast_monkey util watch watch_element watch_print)
webencodings(labels mklabels x_user_defined)
webob(_types acceptparse byterange cachecontrol client compat cookies datetime_utils dec descriptors etag exc headers multidict request response static util)
webtest(app debugapp forms http response)
whatthepatch(apply exceptions patch snippets)
win2kras
win32(lib(commctrl mmsystem ntsecuritycon pywintypes regutil sspicon win2kras win32con win32cryptcon win32evtlogutil win32gui_struct win32inetcon win32netcon win32pdhquery win32serviceutil win32timezone win32verstamp winerror winioctlcon winnt winperf winxptheme) mmapfile odbc perfmon servicemanager timer win32api win32clipboard win32console win32cred win32crypt win32event win32evtlog win32file win32gui win32help win32inet win32job win32lz win32net win32pdh win32pipe win32print win32process win32profile win32ras win32security win32service win32trace win32transaction win32ts win32wnet winxpgui)
win32api
win32clipboard
win32com(adsi(adsi adsicon) authorization(authorization) axcontrol(axcontrol) axdebug(adb axdebug codecontainer contexts debugger documents expressions gateways stackframe util) axscript(asputil axscript client(debug error framework) server(axsite)) bits(bits) client(build dynamic gencache) directsound(directsound) gen_py() ifilter(ifilter ifiltercon) internet(inetcon internet) mapi(emsabtags exchange mapi mapitags mapiutil) olectl propsys(propsys pscon) server(connect dispatcher exception factory localserver policy register util) shell(shell shellcon) storagecon taskscheduler(taskscheduler) universal util)
win32comext(adsi(adsi adsicon) authorization(authorization) axcontrol(axcontrol) axdebug(adb axdebug codecontainer contexts debugger documents expressions gateways stackframe util) axscript(asputil axscript client(debug error framework) server(axsite)) bits(bits) directsound(directsound) ifilter(ifilter ifiltercon) internet(inetcon internet) mapi(emsabtags exchange mapi mapitags mapiutil) propsys(propsys pscon) shell(shell shellcon) taskscheduler(taskscheduler))
win32con
win32console
win32cred
win32crypt
win32cryptcon
win32event
win32evtlog
win32evtlogutil
win32file
win32gui
win32gui_struct
win32help
win32inet
win32inetcon
win32job
win32lz
win32net
win32netcon
win32pdh
win32pdhquery
win32pipe
win32print
win32process
win32profile
win32ras
win32security
win32service
win32serviceutil
win32timezone
win32trace
win32transaction
win32ts
win32ui
win32uiole
win32verstamp
win32wnet
winerror
winioctlcon
winnt
winperf
winxpgui
winxptheme
workalendar(africa(algeria angola benin ivory_coast kenya madagascar mozambique nigeria sao_tome south_africa tunisia) america(argentina barbados brazil canada chile colombia el_salvador mexico panama paraguay) asia(china hong_kong israel japan kazakhstan malaysia philippines qatar singapore south_korea taiwan) astronomy core europe(austria belarus belgium bulgaria cayman_islands croatia cyprus czech_republic denmark estonia european_central_bank finland france georgia germany greece guernsey hungary iceland ireland italy latvia lithuania luxembourg malta monaco netherlands norway poland portugal romania russia scotland(mixins(autumn_holiday fair_holiday spring_holiday victoria_day)) serbia slovakia slovenia spain sweden switzerland turkey ukraine united_kingdom) exceptions oceania(australia marshall_islands new_zealand) precomputed_astronomy registry registry_tools skyfield_astronomy usa(alabama alaska american_samoa arizona arkansas california colorado connecticut core delaware district_columbia florida georgia guam hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada new_hampshire new_jersey new_mexico new_york north_carolina north_dakota ohio oklahoma oregon pennsylvania rhode_island south_carolina south_dakota tennessee texas utah vermont virginia washington west_virginia wisconsin wyoming))
wtforms(csrf(core session) fields(choices core datetime form list numeric simple) form i18n meta utils validators widgets(core))
wurlitzer
www_authenticate
xdg(BaseDirectory Config DesktopEntry Exceptions IconTheme IniFile Locale Menu MenuEditor Mime RecentFiles util)
xdgenvpy(_defaults xdgenv)
xlrd(biffh book compdoc formatting formula info sheet timemachine xldate)
xmldiff(actions diff diff_match_patch formatting main patch utils)
xmltodict
yaml(_yaml composer constructor cyaml dumper emitter error events loader nodes parser reader representer resolver scanner serializer tokens)
yt_dlp(YoutubeDL aes cache compat(compat_utils imghdr) cookies downloader(bunnycdn common dash external f4m fc2 fragment hls http ism mhtml niconico rtmp rtsp soop websocket youtube_live_chat) extractor(common commonmistakes commonprotocols) globals jsinterp minicurses networking(_helper common exceptions impersonate websocket) options plugins postprocessor(common) socks update utils(_deprecated _jsruntime _legacy _utils jslib(devalue) networking progress traversal) version webvtt)
zstd
zxcvbn(adjacency_graphs feedback frequency_lists matching scoring time_estimates)
`;
