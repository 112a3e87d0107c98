import Knowledge

extension InjectionRule {
    static let all =
        ignoreRules + promptLeak + newRole + dataTheft + actionAbuse + fakeSystem + documentOrders
        + veiled

    private static let ignoreRules = [
        InjectionRule(.ignoreRules, [.override], [.ownOrders], within: 7),
        InjectionRule(
            .ignoreRules, [.override], [.orders, .prompt],
            [.prior, .toldYou, .machine, .obeyMe, .fromNow, .above],
            within: 10),
        InjectionRule(
            .ignoreRules, [.override], [.rules], [.toldYou, .machine, .obeyMe, .unbound], within: 10),
        InjectionRule(.ignoreRules, [.override], [.rules], [.prior], within: 6),
        InjectionRule(.ignoreRules, [.override], [.orders, .rules], within: 3),
        InjectionRule(.ignoreRules, [.override], [.above, .toldYou], within: 7),
        InjectionRule(.ignoreRules, [.override], [.safety], within: 6),
        InjectionRule(
            .ignoreRules, [.override], [.obeyMe],
            [.orders, .rules, .above, .toldYou, .ownOrders, .machine, .prior, .assistant], within: 16),
        InjectionRule(.ignoreRules, [.disable], [.ownOrders, .safety], within: 6),
        InjectionRule(
            .ignoreRules, [.disable], [.orders], [.toldYou, .prior, .machine, .obeyMe], within: 8),
        InjectionRule(.ignoreRules, [.disable], [.rules], [.toldYou, .machine, .obeyMe], within: 10),
        InjectionRule(.ignoreRules, [.disable], [.rules], [.prior], [.tell, .obeyMe], within: 12),
        InjectionRule(.ignoreRules, [.lifted], [.ownOrders, .safety], within: 7),
        InjectionRule(
            .ignoreRules, [.lifted], [.orders, .rules], [.toldYou, .obeyMe, .machine, .role], within: 14),
        InjectionRule(
            .ignoreRules, [.unbound], [.orders, .rules, .safety, .ownOrders, .toldYou], within: 9),
        InjectionRule(
            .ignoreRules, [.obeyMe], [.lifted, .unbound], [.orders, .rules, .ownOrders], within: 16),
        InjectionRule(.ignoreRules, [.obeyMe], [.fromNow], within: 8),
        InjectionRule(.ignoreRules, [.wipe], within: 8),
        InjectionRule(.ignoreRules, [.lifted, .unbound], [.toldYou], within: 10),
        InjectionRule(.ignoreRules, [.lifted], [.above], within: 10, in: [.incoming]),
        InjectionRule(.ignoreRules, [.override, .disable], [.above], [.obeyMe], within: 14),
        InjectionRule(.ignoreRules, [.obeyMe], [.prompt, .ownPrompt, .ownOrders], within: 12),
        InjectionRule(
            .ignoreRules, [.override], [.obeyMe], [.fromNow, .machine, .customer], within: 16),
    ]

    private static let promptLeak = [
        InjectionRule(.promptLeak, [.ownPrompt], [.tell, .tellPolitely, .whatIs], within: 9),
        InjectionRule(.promptLeak, [.prompt], [.tell, .tellPolitely, .verbatim], within: 10),
        InjectionRule(.promptLeak, [.prompt], [.whatIs], [.toldYou, .ownOrders], within: 12),
        InjectionRule(.promptLeak, [.above], [.tell], within: 8),
        InjectionRule(.promptLeak, [.above], [.verbatim], within: 8),
        InjectionRule(
            .promptLeak, [.toldYou], [.tell, .tellPolitely], [.verbatim, .all, .above], within: 14),
        InjectionRule(
            .promptLeak, [.toldYou], [.orders, .rules, .prompt],
            [.tell, .tellPolitely, .whatIs, .verbatim], within: 18),
        InjectionRule(.promptLeak, [.ownOrders], [.tell], within: 5),
        InjectionRule(
            .promptLeak, [.ownOrders], [.tell, .tellPolitely], [.verbatim, .all, .machine], within: 10),
        InjectionRule(.promptLeak, [.above], [.whatIs], [.toldYou], within: 12),
        InjectionRule(.promptLeak, [.toldYou], [.tell], within: 8),
        InjectionRule(.promptLeak, [.prompt], [.whatIs], within: 5),
        InjectionRule(.promptLeak, [.tools], [.tell, .tellPolitely, .whatIs], within: 10),
    ]

    private static let newRole = [
        InjectionRule(.newRole, [.become], within: 8),
        InjectionRule(.newRole, [.mode], within: 8),
        InjectionRule(.newRole, [.role, .fromNow], [.persona], within: 18),
        InjectionRule(
            .newRole, [.machine], [.persona], [.role, .fromNow, .override, .toldYou], within: 16),
        InjectionRule(
            .newRole, [.limitless], [.tell, .machine, .override, .obeyMe, .toldYou, .harm], within: 12),
        InjectionRule(.newRole, [.role], [.harm], within: 24),
        InjectionRule(.newRole, [.fromNow], [.role], within: 6),
        InjectionRule(.newRole, [.unbound], [.machine, .persona], within: 12),
        InjectionRule(
            .newRole, [.role], [.override, .unbound], [.orders, .rules, .safety], within: 16),
    ]

    /// What a customer asks for; a handbook may say it of its staff. Orders in documents are ``documentOrders``.
    private static let dataTheft = [
        InjectionRule(.dataTheft, [.others], [.personal], [.tell], within: 14),
        InjectionRule(.dataTheft, [.others], [.personal], [.send], within: 14, in: [.incoming]),
        InjectionRule(
            .dataTheft, [.others], [.personal], [.tellPolitely, .whatIs], within: 12, in: [.incoming]),
        InjectionRule(.dataTheft, [.store], [.tell, .send], within: 9, in: [.incoming]),
        InjectionRule(.dataTheft, [.store], [.tellPolitely], within: 8, in: [.incoming]),
        InjectionRule(.dataTheft, [.secret], [.tell, .send, .tellPolitely], within: 9),
        InjectionRule(.dataTheft, [.secret], [.whatIs], within: 5),
        InjectionRule(.dataTheft, [.drain], within: 8),
        InjectionRule(
            .dataTheft, [.address, .machine], [.reading], [.personal, .secret], [.send, .tell], within: 24
        ),
    ]

    private static let actionAbuse = [
        InjectionRule(
            .actionAbuse, [.authority], [.privileged, .unchecked, .absurdPrice, .everyRecord, .granted],
            within: 26, in: [.incoming]),
        InjectionRule(
            .actionAbuse, [.authority], [.override, .disable, .lifted],
            [.rules, .orders, .safety, .ownOrders],
            within: 26, in: [.incoming]),
        InjectionRule(
            .actionAbuse, [.unchecked], [.privileged, .sensitive, .everyRecord, .absurdPrice], within: 12,
            in: [.incoming]),
        InjectionRule(.actionAbuse, [.everyRecord], [.privileged, .sensitive, .disable], within: 5, in: [.incoming]),
        InjectionRule(.actionAbuse, [.absurdPrice], [.tell, .privileged, .sensitive], within: 10, in: [.incoming]),
        InjectionRule(.actionAbuse, [.machineCommand], within: 8),
        InjectionRule(.actionAbuse, [.toolName], [.call], within: 6),
    ]

    private static let fakeSystem = [
        InjectionRule(.fakeSystem, [.token], within: 8),
        InjectionRule(
            .fakeSystem, [.notice],
            [
                .granted, .override, .unbound, .persona, .unchecked, .privileged, .mode, .obeyMe,
                .ownOrders,
                .machine, .absurdPrice, .everyRecord, .become, .prompt, .replyPart, .secret, .toolName,
            ], within: 22),
        InjectionRule(
            .fakeSystem, [.notice], [.lifted, .disable], [.safety, .rules, .orders, .prior], within: 22),
        InjectionRule(.fakeSystem, [.granted], [.authority, .safety, .machine], within: 16),
        InjectionRule(
            .fakeSystem, [.endOfInput],
            [.notice, .tell, .override, .granted, .privileged, .sensitive, .orders, .authority, .obeyMe],
            within: 22),
    ]

    private static let documentOrders = [
        InjectionRule(
            .documentOrders, [.address],
            [
                .tell, .tellPolitely, .send, .conceal, .override, .replyPart, .obeyMe, .absurdPrice,
                .privileged,
                .drain, .become, .attach,
            ], within: 26),
        InjectionRule(
            .documentOrders, [.machine], [.reading],
            [.tell, .tellPolitely, .send, .conceal, .override, .replyPart, .privileged], within: 20),
        InjectionRule(
            .documentOrders, [.assistant], [.reading], [.tell, .conceal, .replyPart, .override],
            within: 16,
            in: [.retrieved, .outgoing]),
        InjectionRule(
            .documentOrders, [.reading], [.customer], [.conceal, .drain, .secret], within: 20,
            in: [.retrieved]),
        InjectionRule(
            .documentOrders, [.override], [.reading], [.tell, .obeyMe, .conceal], within: 14,
            in: [.retrieved]),
        InjectionRule(.documentOrders, [.machine], [.customer], [.tell, .conceal], within: 14),
        InjectionRule(
            .documentOrders, [.machine], [.replyPart], [.tell, .obeyMe, .conceal, .attach], within: 16),
        InjectionRule(
            .documentOrders, [.assistant], [.fromNow], [.tell, .replyPart, .obeyMe], within: 14),
        InjectionRule(
            .documentOrders, [.attach], [.replyPart], within: 10, in: [.retrieved]),
        InjectionRule(
            .documentOrders, [.hidden],
            [
                .machine, .assistant, .override, .conceal, .replyPart, .prompt, .absurdPrice, .ownOrders,
                .address,
            ],
            within: 30),
        InjectionRule(
            .documentOrders, [.hidden], [.tell], [.customer, .all, .secret, .others], within: 24),
        InjectionRule(
            .documentOrders, [.conceal], [.tell, .send, .replyPart],
            [.machine, .assistant, .reading, .customer],
            within: 18, in: [.retrieved]),
        InjectionRule(
            .documentOrders, [.tell], [.customer], [.reading],
            [.replyPart, .conceal, .override, .absurdPrice],
            within: 24, in: [.retrieved]),
    ]

    /// Weaker evidence is enough where someone took pains to encode it.
    private static let veiled = [
        InjectionRule(
            .ignoreRules, [.override, .disable, .lifted, .unbound],
            [.orders, .rules, .ownOrders, .above, .prior, .safety, .toldYou], within: 12, veiled: true),
        InjectionRule(.promptLeak, [.prompt, .ownPrompt], within: 6, veiled: true),
        InjectionRule(
            .promptLeak, [.tell, .tellPolitely],
            [.orders, .secret, .others, .store, .machine, .ownOrders, .all],
            within: 12, veiled: true),
        InjectionRule(
            .newRole, [.role, .fromNow], [.machine, .persona, .assistant], within: 12, veiled: true),
        InjectionRule(
            .actionAbuse, [.privileged, .sensitive, .everyRecord, .absurdPrice, .unchecked],
            [.all, .tell, .authority, .unchecked, .sensitive], within: 12, veiled: true),
        InjectionRule(
            .dataTheft, [.send, .tell], [.others, .store, .secret, .personal], within: 12, veiled: true),
        InjectionRule(.fakeSystem, [.granted, .notice, .endOfInput], within: 8, veiled: true),
    ]
}
